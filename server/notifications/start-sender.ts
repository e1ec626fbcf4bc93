import { config } from "../config.ts";
import { logger } from "../logger.ts";
import { claimDeliveries, deliver } from "./deliver.ts";

/** Deliveries that one head sends at a time. */
const MAX_AT_ONCE = 8;
/** How long what is being sent may take to end when the head stops, in milliseconds. Then another head sends it anew. */
const DRAIN_MS = 3000;

/**
 * Sends deliveries as they fall due, beside the duties: a receiver that takes its time keeps nothing else waiting.
 * @returns a function that stops it and resolves when nothing is being sent any more
 */
export function startSender(): () => Promise<void> {
  const givingUp = new AbortController();
  let isStopping = false;
  const sending = new Set<Promise<void>>();
  let isFailing = false;
  let timer: NodeJS.Timeout;
  let round: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    try {
      const free = MAX_AT_ONCE - sending.size;
      for (const claimed of free > 0 ? await claimDeliveries(free) : []) {
        const sent: Promise<void> = deliver(claimed, givingUp.signal)
          .catch(hear)
          .finally(() => sending.delete(sent));
        sending.add(sent);
      }
      if (isFailing) logger.info({ op: "notification.recover", ok: true });
      isFailing = false;
    } catch (error) {
      hear(error);
    }
    if (!isStopping) schedule();
  }

  // An outage is logged when it begins and when it ends. What could not be stored is sent again when its lease is over.
  function hear(error: unknown): void {
    if (!isFailing) logger.error({ op: "notification.run", ok: false, err: error });
    isFailing = true;
  }

  function schedule(): void {
    timer = setTimeout(() => {
      round = run();
    }, config.DUTY_INTERVAL_MS);
  }

  schedule();
  return async () => {
    isStopping = true;
    clearTimeout(timer);
    await round;
    const late = setTimeout(() => givingUp.abort(new Error("The head stops.")), DRAIN_MS);
    await Promise.all(sending);
    clearTimeout(late);
  };
}
