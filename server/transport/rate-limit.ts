import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Caller } from "../access/caller.ts";
import { config } from "../config.ts";
import { AppError } from "../errors.ts";

const MINUTE_SECONDS = 60;
const MIB = 1024 * 1024;

/** What each may have in a minute, from one head. An agent that works hard needs less than a tenth of its own. */
const LIMITS = {
  /** Calls that sign in, or check whether somebody is, by address. */
  signIn: { points: 60, what: "sign-in requests" },
  /** Registrations that were refused, by address. */
  refusedRegistration: { points: 30, what: "refused registrations" },
  /** Requests of somebody the head does not know, by address: a fleet behind one address registers so. */
  strangerRequest: { points: 1200, what: "requests" },
  /** Requests of one agent, person or script. */
  request: { points: config.REQUESTS_PER_MINUTE, what: "requests" },
  /** What they send, in bytes. */
  byte: { points: 1024 * MIB, what: "bytes" },
  /** Events of one agent. */
  event: { points: config.EVENTS_PER_MINUTE, what: "events" },
  /** What the artifacts of one agent unfold to, which costs far more than sending them: one of the largest. */
  unfoldedByte: { points: 4096 * MIB, what: "bytes of unfolded artifacts" },
};

type LimitName = keyof typeof LIMITS;

const limiters = new Map(
  Object.entries(LIMITS).map(([name, { points }]) => [
    name,
    new RateLimiterMemory({ keyPrefix: name, points, duration: MINUTE_SECONDS }),
  ]),
);

/** Counts `points` for whoever the key names. Throws RATE_LIMITED, with the seconds to wait, where there were too many. */
export async function consume(name: LimitName, key: string, points = 1): Promise<void> {
  if (!config.RATE_LIMITS) return;
  try {
    await limiters.get(name)?.consume(key, points);
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooMany(name, error) : error;
  }
}

/** Throws RATE_LIMITED where the key has nothing left, and counts nothing. */
export async function assertWithin(name: LimitName, key: string): Promise<void> {
  const state = config.RATE_LIMITS ? await limiters.get(name)?.get(key) : null;
  if (state && state.consumedPoints >= LIMITS[name].points) throw tooMany(name, state);
}

/** Counts a request to the head and its bytes, by who sends it: none of them can use up what others need. */
export async function countRequest(caller: Caller, address: string, bytes: number): Promise<void> {
  if (caller === null) return consume("strangerRequest", address);
  const key = caller.kind === "agent" ? caller.agentId : caller.userId;
  await Promise.all([consume("request", key), consume("byte", key, bytes)]);
}

function tooMany(name: LimitName, { msBeforeNext }: RateLimiterRes): AppError {
  const { points, what } = LIMITS[name];
  const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new AppError(
    "RATE_LIMITED",
    `More than ${points} ${what} within a minute. Try again in ${retryAfter} seconds.`,
    { status: 429, retryAfter },
  );
}
