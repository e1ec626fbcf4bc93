import { z } from "zod";
import { AppError } from "../errors.ts";
import { parseInput } from "../parse-input.ts";
import { SCANNERS } from "../scans/scanners.ts";

/** Options by scanner, as each scanner's own schema has them. */
export const ScanConfig = z.strictObject(
  Object.fromEntries(Object.values(SCANNERS).map(({ name, options }) => [name, options.optional()])),
);

/**
 * Options by scanner, from `{"nmap": {"ports": "1-1000"}}` or, for one scanner, from `{"ports": "1-1000"}` alone. Throws
 * BAD_INPUT for options that their scanner does not know, and where it is not clear whose they are.
 */
export function configByScanner(
  scanners: string[],
  config: Record<string, unknown>,
): Record<string, unknown> {
  const names = Object.keys(config);
  if (names.every((name) => Object.hasOwn(SCANNERS, name))) return checked(config);
  const [only, ...others] = new Set(scanners);
  if (only === undefined || others.length > 0)
    throw new AppError(
      "BAD_INPUT",
      `With several scanners, config has the options of each below its name, such as {"nmap": {"ports": "22"}}; "${names[0]?.slice(0, 40)}" is none.`,
    );
  return Object.hasOwn(SCANNERS, only) ? checked({ [only]: config }) : {}; // an unknown scanner is refused as such
}

function checked(config: Record<string, unknown>): Record<string, unknown> {
  parseInput(z.object({ config: ScanConfig }), { config });
  return config; // as asked: the scanner has the same schema, with its defaults
}
