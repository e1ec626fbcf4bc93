import { createRedisEventTarget } from "@graphql-yoga/redis-event-target";
import { Redis } from "ioredis";
import { config } from "./config.ts";
import { logger } from "./logger.ts";

/** Whose session or token is over, by what names it best: every caller to whom all of it applies. */
export type CallerEnd =
  | { userId: string }
  | { sessionId: string }
  | { tokenId: string }
  | { agentId: string };

/**
 * Every channel and what it carries. Only ids travel: PostgreSQL is the truth, and each head reads the rows itself.
 * `wakeUp` carries nothing, on a topic for each agent.
 */
export type Channels = {
  agentChanged: { ids: string[] };
  assignmentChanged: { ids: string[] };
  detectionChanged: { ids: string[] };
  scheduleChanged: { ids: string[] };
  /** Of messages of notifications. */
  deliveryChanged: { ids: string[] };
  /** Keys of assets. */
  assetChanged: { ids: string[] };
  eventAdded: { scanId: string; assignmentId: string; ids: string[] };
  controlPlaneChanged: Record<string, never>;
  callerEnded: CallerEnd;
  /** Messages of this or another head were not delivered everywhere: live views catch up. */
  messagesMissed: Record<string, never>;
  [wakeUp: `wakeUp:${string}`]: Record<string, never>;
};

/** How often a head that could not send a message tries to tell the others so. */
const TELL_MISSED_MS = 500;

const clients: Redis[] = [];

function connect(
  url: string,
  role: "publisher" | "subscriber",
  maxRetriesPerRequest: number | null,
  onRegained: (redis: Redis) => void = () => undefined,
): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest,
    enableOfflineQueue: role === "subscriber",
    enableAutoPipelining: role === "publisher",
    retryStrategy: (attempt) => Math.min(2000, 50 * 2 ** Math.min(attempt, 6)),
  });
  let isLost = false;
  redis.on("error", (error) => {
    if (!isLost) logger.warn({ op: "redis.lose", role, ok: false, error: { message: error.message } });
    isLost = true;
  });
  redis.on("close", () => {
    isLost = true;
  });
  redis.on("ready", () => {
    if (isLost) {
      logger.info({ op: "redis.regain", role, ok: true });
      onRegained(redis);
    }
    isLost = false;
  });
  clients.push(redis);
  return redis;
}

function createRedisTarget(url: string) {
  const publisher = connect(url, "publisher", 1);
  const subscriber = connect(url, "subscriber", null, (redis) => deliverHere(redis, "messagesMissed", "{}"));
  const tellMissed = createTeller(() => publisher.publish("messagesMissed", "{}"));
  // The event target drops the promises of these calls; a rejected one would end the process.
  // A message that Redis does not take still reaches this head's own subscribers.
  const publishClient = {
    publish: (topic: string, message: string) =>
      publisher.publish(topic, message).catch(() => {
        deliverHere(subscriber, topic, message);
        tellMissed();
      }),
  };
  const subscribeClient = {
    on: subscriber.on.bind(subscriber),
    subscribe: (topic: string) => subscriber.subscribe(topic).catch(() => undefined), // ioredis subscribes again when it is back
    unsubscribe: (topic: string) => subscriber.unsubscribe(topic).catch(() => undefined),
  };
  return createRedisEventTarget({
    publishClient: publishClient as unknown as Redis,
    subscribeClient: subscribeClient as unknown as Redis,
  });
}

function deliverHere(subscriber: Redis, topic: string, message: string): void {
  subscriber.emit("message", topic, message);
}

/** What makes `tell` be called again and again until it succeeds, however often it is wanted meanwhile. */
function createTeller(tell: () => Promise<unknown>): () => void {
  let isDue = false;
  const tellSoon = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(async () => {
      isDue = false;
      await tell().then(() => logger.info({ op: "redis.tell-missed", ok: true }), tellSoon);
    }, TELL_MISSED_MS).unref();
  };
  return tellSoon;
}

const target: Pick<EventTarget, "addEventListener" | "removeEventListener" | "dispatchEvent"> =
  config.REDIS_URL ? (createRedisTarget(config.REDIS_URL) as EventTarget) : new EventTarget();

/** Sends to every listener of a channel: through Redis where REDIS_URL is set, else inside this process. After commit only. */
export function publish<Channel extends keyof Channels>(channel: Channel, detail: Channels[Channel]): void {
  target.dispatchEvent(new CustomEvent(channel, { detail }));
}

/** Calls `hear` for each message of a channel until the returned function is called. */
export function listen<Channel extends keyof Channels>(
  channel: Channel,
  hear: (detail: Channels[Channel]) => void,
): () => void {
  const listener = (event: Event) => hear((event as CustomEvent<Channels[Channel]>).detail);
  target.addEventListener(channel, listener);
  return () => target.removeEventListener(channel, listener);
}

type RowChannel =
  | "agentChanged"
  | "assetChanged"
  | "assignmentChanged"
  | "deliveryChanged"
  | "detectionChanged"
  | "scheduleChanged";

/** Tells every interested view that these rows changed. Nothing is sent for an empty list. */
export function announce(channel: RowChannel, ids: string[]): void {
  if (ids.length === 0) return;
  publish(channel, { ids });
  if (channel !== "deliveryChanged") publish("controlPlaneChanged", {}); // which has no number of messages
}

/** Rows of one message, at most: a slow reader is told of more piece by piece. */
const MAX_MESSAGE_IDS = 500;

/** Announces any number of rows, in messages of bounded size. */
export function announceAll(channel: RowChannel, ids: string[]): void {
  for (let at = 0; at < ids.length; at += MAX_MESSAGE_IDS)
    announce(channel, ids.slice(at, at + MAX_MESSAGE_IDS));
}

/** Ends the connections to Redis. */
export function closePubsub(): void {
  for (const client of clients) client.disconnect();
}
