import pino from "pino";
import { visibleJson } from "../agent/visible-text.ts";
import { logFields } from "./log-context.ts";

/** Nothing hands these to the log; should something ever, they are left out. */
const SECRETS = ["authorization", "cookie", "password", "token", "sessionToken", "enrollmentToken"];

/**
 * JSON lines on stdout, one for each unit of work: `op` as noun.verb, ids, `ok`, `durationMs`, `error.code`;
 * those of a request carry its id, and who sent it.
 * Never tokens, environments or raw scanner output. Text of others does nothing to the terminal that shows it.
 */
export const logger = pino({
  level: process.env["LOG_LEVEL"] ?? "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  mixin: logFields,
  redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[left out]" },
  hooks: { streamWrite: visibleJson },
});
