import { z } from "zod";
import { isAfter1970 } from "../events/event.ts";
import { type AddressRange, parseTarget } from "../scans/targets.ts";

/** Ports from first to last. */
export type PortRun = { first: number; last: number };

const MAX_RUNS = 33_000;

const Addresses = z.string().transform((text, context): AddressRange => {
  const range = /^[\da-f.:]{2,45}(-[\da-f.:]{2,45})?$/.test(text) ? readRange(text) : null;
  if (range) return range;
  context.addIssue("is no address or range");
  return z.NEVER;
});

function readRange(text: string): AddressRange | null {
  try {
    const target = parseTarget(text);
    return "name" in target ? null : target;
  } catch {
    return null; // said by the caller
  }
}

const Ports = z
  .string()
  .max(8 * MAX_RUNS)
  .transform((text, context): PortRun[] => {
    const runs = text === "" ? [] : text.split(",").map(readPortRun);
    if (runs.length <= MAX_RUNS && runs.every((run) => run !== null)) return runs;
    context.addIssue("is no list of ports");
    return z.NEVER;
  });

function readPortRun(text: string): PortRun | null {
  const [, from = "", to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  return from !== "" && first <= last && last <= 65_535 ? { first, last } : null;
}

const path = z
  .string()
  .startsWith("/")
  .max(4096)
  .refine((text) => !text.includes("\0"));

const ExaminedHosts = z.object({
  privileged: z.boolean(),
  sets: z
    .array(
      z.object({
        hosts: z.array(Addresses).max(MAX_RUNS),
        protocol: z.enum(["tcp", "udp", "sctp"]),
        answered: Ports,
        silent: Ports,
      }),
    )
    .max(10_000),
});

const ExaminedTests = z.object({
  privileged: z.boolean(),
  tests: z.array(z.string().regex(/^[A-Z][A-Z0-9]{1,9}-\d{1,6}$/)).max(5_000),
  isWhole: z.boolean(),
});

const ExaminedTrees = z.object({
  trees: z.array(z.object({ root: path, recursive: z.boolean() })).max(1_000),
  notRead: z.array(path).max(100_000),
  signaturesAt: z.iso
    .datetime()
    .refine(isAfter1970)
    .transform((text) => new Date(text))
    .nullable(),
  signatureSets: z
    .array(z.string().regex(/^[^\0]{1,300}$/))
    .max(1_000)
    .default([]),
});

export type ExaminedHosts = z.infer<typeof ExaminedHosts>;
export type ExaminedTests = z.infer<typeof ExaminedTests>;
export type ExaminedTrees = z.infer<typeof ExaminedTrees>;

/** What scanners prove, by name. Suricata is not here: what did not pass while it listened may be there all the same. */
const FORMS = { nmap: ExaminedHosts, lynis: ExaminedTests, clamav: ExaminedTrees, yara: ExaminedTrees };

/** What an agent says that its attempt examined, with the scanner that it is about. */
export type Examined =
  | { scanner: "nmap"; examined: ExaminedHosts }
  | { scanner: "lynis"; examined: ExaminedTests }
  | { scanner: "clamav" | "yara"; examined: ExaminedTrees };

/** Reads `coverage.examined`. Null where it proves nothing: it is absent, malformed, or of a scanner without proof. */
export function readExamined(scanner: string, coverage: unknown): Examined | null {
  if (!Object.hasOwn(FORMS, scanner)) return null;
  const form = FORMS[scanner as keyof typeof FORMS];
  const parsed = z.object({ examined: form }).safeParse(coverage);
  return parsed.success ? ({ scanner, examined: parsed.data.examined } as Examined) : null;
}
