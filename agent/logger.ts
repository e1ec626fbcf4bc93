import { pino } from "pino";
import { traceId } from "./tracing.ts";
import { visibleJson } from "./visible-text.ts";

const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/** Nothing hands these to the log; should something ever, they are left out. */
const SECRETS = ["authorization", "sessionToken", "enrollmentToken", "password"];

let agentId: string | undefined;

/** From now on each line names this agent, as the head knows it. */
export function nameAgent(id: string): void {
  agentId = id;
}

/** JSON lines on stdout. Each line names its unit of work as `op: "noun.verb"`; never tokens, never raw scanner output. */
export const logger = pino({
  base: null,
  mixin: () => ({ agentId, traceId: traceId() }),
  // config.ts tells about a level that does not exist; the logger must not throw before it can.
  level: LEVELS.find((level) => level === process.env.LOG_LEVEL) ?? "info",
  timestamp: pino.stdTimeFunctions.isoTime,
  hooks: { streamWrite: visibleJson },
  redact: SECRETS.flatMap((name) => [name, `*.${name}`]),
});

export type Logger = Pick<typeof logger, "debug" | "info" | "warn" | "error">;

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
