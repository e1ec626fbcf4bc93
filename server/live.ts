import { type Channels, listen } from "./pubsub.ts";

/** Changes that wait for one slow subscriber, at most. */
const MAX_PENDING = 5000;

/**
 * The ids that a channel announces, as a subscription's source. While the subscriber is busy, ids gather; one that is
 * announced again is delivered once, for whoever reads the row then reads its latest state. A subscriber that lags by
 * more than 5,000 rows is ended, and catches up by cursor when it returns: memory stays bounded and nothing is lost.
 */
export function followIds<
  Channel extends "agentChanged" | "assignmentChanged" | "detectionChanged" | "scheduleChanged" | "eventAdded",
>(
  channel: Channel,
  isWanted: (message: Channels[Channel]) => boolean = () => true,
): AsyncIterableIterator<string> {
  return follow(channel, (message) => (isWanted(message) ? message.ids : []));
}

/** A channel without content: yields once however often it was announced meanwhile. */
export function followSignal(
  channel: "controlPlaneChanged" | `wakeUp:${string}`,
): AsyncIterableIterator<string> {
  return follow(channel, () => ["changed"]);
}

/** Only the ids that pass a test which asks the database. */
export function keepIds(
  source: AsyncIterableIterator<string>,
  isWanted: (id: string) => Promise<boolean>,
): AsyncIterableIterator<string> {
  return {
    ...source,
    async next() {
      for (;;) {
        const step = await source.next();
        if (step.done || (await isWanted(step.value))) return step;
      }
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function follow<Channel extends keyof Channels>(
  channel: Channel,
  idsOf: (message: Channels[Channel]) => string[],
): AsyncIterableIterator<string> {
  const pending = new Set<string>();
  let isDone = false;
  let wake: (() => void) | undefined;
  const unlisten = listen(channel, (message) => {
    for (const id of idsOf(message)) pending.add(id);
    if (pending.size > MAX_PENDING) stop();
    wake?.();
  });

  function stop(): void {
    isDone = true;
    pending.clear();
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
      const [id] = pending;
      if (isDone || id === undefined) return { done: true, value: undefined };
      pending.delete(id);
      return { done: false, value: id };
    },
    async return() {
      stop();
      return { done: true, value: undefined };
    },
    async throw(error) {
      stop();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
