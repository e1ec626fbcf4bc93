import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import ajv from "ajv-draft-04";
import formats from "ajv-formats";
import type { Log } from "sarif";

const validator = new ajv.default({
  allErrors: true,
  strictRequired: false, // the schema requires members in places that do not define them
  strictTypes: false,
  unicodeRegExp: false, // one of its patterns is none in Unicode mode
});
formats.default(validator);
const isSarif = validator.compile<Log>(schema);

/** A log that the public schema of SARIF 2.1.0 allows, formats of addresses included. Throws with what is wrong, and where. */
export function requireSarif(log: unknown): Log {
  if (isSarif(log)) return log;
  throw new Error(validator.errorsText(isSarif.errors, { separator: "\n", dataVar: "log" }));
}
