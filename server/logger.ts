import pino from "pino";

/**
 * JSON lines on stdout, one for each unit of work: `op` as noun.verb, ids, `ok`, `durationMs`, `error.code`.
 * Never tokens, environments or raw scanner output.
 */
export const logger = pino({
  level: process.env["LOG_LEVEL"] ?? "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});
