import { subscriptionOverflows } from "./metrics/subscription-metrics.ts";
import { type Channels, listen } from "./pubsub.ts";

/** Changes that wait for one slow subscriber, at most. */
const MAX_PENDING = 5000;
/** Rows that are loaded together, at most. */
const MAX_BATCH = 200;

type RowChannel =
  | "agentChanged"
  | "assetChanged"
  | "assignmentChanged"
  | "deliveryChanged"
  | "detectionChanged"
  | "scheduleChanged"
  | "eventAdded";

/**
 * The rows that a channel announces, as a subscription's source. While the subscriber is busy, ids gather: they are
 * loaded together, and a row that was announced again is delivered once, in its latest state. A subscriber that lags by
 * more than 5,000 rows is ended, and catches up by cursor when it returns: memory stays bounded and nothing is lost.
 * @param load reads rows by id with what the subscription selects; rows that are gone or not wanted it leaves out
 */
export function followRows<Channel extends RowChannel, Row>(
  channel: Channel,
  load: (ids: string[]) => Promise<Row[]>,
  isWanted: (message: Channels[Channel]) => boolean = () => true,
): AsyncIterableIterator<Row> {
  const ids = follow(channel, (message) => (isWanted(message) ? message.ids : []));
  let rows: Row[] = [];
  return {
    async next() {
      while (rows.length === 0) {
        const batch = await ids.next();
        if (batch.done) return { done: true, value: undefined };
        rows = await load(batch.value);
      }
      return { done: false, value: rows.shift() as Row };
    },
    async return() {
      await ids.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** A channel without content: yields once however often it was announced meanwhile. */
export function followSignal(
  channel: "controlPlaneChanged" | `wakeUp:${string}`,
): AsyncIterableIterator<string[]> {
  return follow(channel, () => ["changed"]);
}

/** A subscription at work, for metrics. */
export type Subscriber = {
  /** All wake-ups are one channel here. */
  channel: string;
  /** Changes that it has not taken yet. */
  pendingCount: number;
  /** For how long changes have been waiting; 0 where none does. */
  lagSeconds: number;
};

const subscribers = new Set<() => Subscriber>();

/** Every subscription that this head serves now. */
export function listSubscribers(): Subscriber[] {
  return [...subscribers].map((describe) => describe());
}

function follow<Channel extends keyof Channels>(
  channel: Channel,
  idsOf: (message: Channels[Channel]) => string[],
): AsyncIterableIterator<string[]> {
  const pending = new Set<string>();
  let isDone = false;
  let wake: (() => void) | undefined;
  /** Since when something waits. */
  let waitingSince = 0;
  const describe = () => ({
    channel: channel.replace(/:.*/, ""),
    pendingCount: pending.size,
    lagSeconds: pending.size === 0 ? 0 : (performance.now() - waitingSince) / 1000,
  });
  subscribers.add(describe);
  const unlisten = listen(channel, (message) => {
    if (pending.size === 0) waitingSince = performance.now();
    for (const id of idsOf(message)) pending.add(id);
    if (pending.size > MAX_PENDING) {
      subscriptionOverflows.inc();
      stop();
    }
    wake?.();
  });

  function stop(): void {
    isDone = true;
    pending.clear();
    subscribers.delete(describe);
    unlisten();
    wake?.();
  }

  return {
    async next() {
      while (!isDone && pending.size === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (isDone) return { done: true, value: undefined };
      const batch = [...pending.values().take(MAX_BATCH)];
      for (const id of batch) pending.delete(id);
      return { done: false, value: batch };
    },
    async return() {
      stop();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
