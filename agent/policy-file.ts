import { closeSync, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { networkInterfaces } from "node:os";
import { parse } from "yaml";
import { messageOf } from "./logger.ts";
import { type Policy, policySchema } from "./policy.ts";
import type { Scanner } from "./scanner.ts";

/** The head takes no longer policy, and no person reads one. */
const MAX_BYTES = 60 * 1024;
const WRITABLE_BY_OTHERS = 0o022;

export type PolicyReading = { policy: Policy } | { problem: string };

/**
 * The owner's file, or the default (this machine only) where none is named. Looked at each time it is asked for, and read
 * again whenever it changed. A named file that cannot be read, understood or trusted is a problem, never the default: nothing
 * may run then.
 */
export class PolicyFile {
  readonly #path: string | undefined;
  readonly #scanners: readonly Scanner[];
  #known: { identity: string; reading: PolicyReading } | null = null;

  constructor(path: string | undefined, scanners: readonly Scanner[]) {
    this.#path = path;
    this.#scanners = scanners;
  }

  read(): PolicyReading {
    if (this.#path === undefined) return { policy: thisMachineOnly() };
    try {
      return this.#look(this.#path);
    } catch (error) {
      return this.#remember(`unreadable: ${messageOf(error)}`, () => ({
        problem: `The policy file ${this.#path} cannot be read: ${messageOf(error)}`,
      }));
    }
  }

  /** Whether a reading is what would be read now. The default is measured anew with the agent itself. */
  isCurrent(reading: PolicyReading): boolean {
    return this.#path === undefined || this.read() === reading;
  }

  #look(path: string): PolicyReading {
    const file = openSync(path, "r");
    try {
      // Of the open file: what is judged is what is read.
      const status = fstatSync(file);
      return this.#remember(identityOf(status), () => {
        const problem = distrust(path, status);
        return problem === null ? this.#parse(path, readFileSync(file, "utf8")) : { problem };
      });
    } finally {
      closeSync(file);
    }
  }

  #remember(identity: string, read: () => PolicyReading): PolicyReading {
    if (this.#known?.identity !== identity) this.#known = { identity, reading: read() };
    return this.#known.reading;
  }

  #parse(path: string, text: string): PolicyReading {
    const parsed = policySchema.safeParse(parse(text));
    if (!parsed.success) return { problem: describeIssue(path, parsed.error.issues[0]) };
    const { options } = parsed.data;
    for (const [name, bounds] of Object.entries(options)) {
      const scanner = this.#scanners.find((known) => known.name === name);
      if (!scanner)
        return { problem: `The policy file ${path} bounds options of "${name}", which is no scanner.` };
      const checked = scanner.bounds.safeParse(bounds);
      if (!checked.success)
        return { problem: describeIssue(path, checked.error.issues[0], ["options", name]) };
    }
    if (JSON.stringify(parsed.data).length > MAX_BYTES) return { problem: tooLong(path) };
    return { policy: parsed.data };
  }
}

/** Loopback, this machine's own addresses and interfaces, and its files without those that are no files. */
export function thisMachineOnly(): Policy {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address.replace(/%.*$/, ""));
  return policySchema.parse({
    allow: { networks: ["127.0.0.0/8", "::1", ...new Set(own)], paths: ["/"], interfaces: ["*"] },
    deny: { paths: ["/dev", "/proc", "/sys"] },
  });
}

/** A file that somebody else can change is not the owner's word. */
function distrust(path: string, status: Stats): string | null {
  if (!status.isFile()) return `The policy file ${path} is no file.`;
  const self = process.geteuid?.();
  if (self !== undefined && status.uid !== 0 && status.uid !== self)
    return `The policy file ${path} belongs to user ${status.uid}: it must be root's or the agent's own (${self}).`;
  if (self !== undefined && (status.mode & WRITABLE_BY_OTHERS) !== 0)
    return `The policy file ${path} can be changed by others than its owner: chmod go-w ${path}.`;
  return status.size > MAX_BYTES ? tooLong(path) : null;
}

function tooLong(path: string): string {
  return `The policy file ${path} is longer than ${MAX_BYTES / 1024} KiB.`;
}

function describeIssue(
  path: string,
  issue: { path: PropertyKey[]; message: string } | undefined,
  above: string[] = [],
): string {
  const place = [...above, ...(issue?.path ?? [])].map(String).join(".") || "its top level";
  return `The policy file ${path} is not valid at ${place}: ${issue?.message}.`;
}

function identityOf({ dev, ino, size, mtimeMs, ctimeMs, uid, mode }: Stats): string {
  return [dev, ino, size, mtimeMs, ctimeMs, uid, mode].join(" ");
}
