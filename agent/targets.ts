import { lookup } from "node:dns/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type AddressRange, parseRange } from "./addresses.ts";

const HOST_NAME = /^(?=.{1,253}$)(?!-)[A-Za-z0-9_-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9_-]{1,63}(?<!-))*\.?$/;
const LOOKUP_TIMEOUT_MS = 10_000;

/** One target as the head sent it, and the addresses it stands for at this moment. */
export interface ResolvedTarget {
  text: string;
  ranges: AddressRange[];
  /** Set when `text` was a host name. */
  hostname?: string;
}

export interface Resolution {
  targets: ResolvedTarget[];
  /** Host names without an address. */
  unresolved: string[];
  /** Values that are neither an address, a block, a range nor a host name. */
  invalid: string[];
}

/** Turns host names into addresses, once, so that what is checked against the policy is what is scanned. Never throws. */
export async function resolveTargets(
  texts: readonly string[],
  resolve = lookupAddresses,
): Promise<Resolution> {
  const resolution: Resolution = { targets: [], unresolved: [], invalid: [] };
  for (const text of new Set(texts)) {
    const range = parseRange(text);
    if (range !== null) resolution.targets.push({ text, ranges: [range] });
    else if (!isHostName(text)) resolution.invalid.push(text);
    else addHostName(resolution, text, await resolve(text));
  }
  return resolution;
}

/** The host names among targets, not resolved yet: what the policy denies by name is not even asked for. */
export function namesAmong(texts: readonly string[]): ResolvedTarget[] {
  return texts.filter(isHostName).map((text) => ({ text, ranges: [], hostname: canonicalName(text) }));
}

function canonicalName(text: string): string {
  return text.replace(/\.$/, "").toLowerCase();
}

/** Letters, digits, dashes, underscores and dots, at least one letter in the last label, and no leading dash. */
export function isHostName(text: string): boolean {
  const lastLabel = text.replace(/\.$/, "").split(".").at(-1) ?? "";
  return HOST_NAME.test(text) && /[A-Za-z]/.test(lastLabel) && !/^0x[0-9a-f]+$/i.test(lastLabel);
}

function addHostName(resolution: Resolution, text: string, addresses: readonly string[]): void {
  const ranges = addresses.map(parseRange).filter((range) => range !== null);
  if (ranges.length === 0) resolution.unresolved.push(text);
  else resolution.targets.push({ text, ranges, hostname: canonicalName(text) });
}

async function lookupAddresses(hostname: string): Promise<string[]> {
  const found = lookup(hostname, { all: true, order: "ipv4first" }).then((addresses) =>
    addresses.map(({ address }) => address),
  );
  // The resolver reports unknown names, timeouts and missing networks as errors; each of them means "no address now".
  return Promise.race([found.catch(() => []), sleep(LOOKUP_TIMEOUT_MS, [], { ref: false })]);
}
