import pino from "pino";
import { visibleJson } from "../agent/visible-text.ts";

/**
 * JSON lines on stdout, one for each unit of work: `op` as noun.verb, ids, `ok`, `durationMs`, `error.code`.
 * Never tokens, environments or raw scanner output. Text of others does nothing to the terminal that shows it.
 */
export const logger = pino({
  level: process.env["LOG_LEVEL"] ?? "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  hooks: { streamWrite: visibleJson },
});
