import { ipVersion, parseIp, stringifyIp } from "ip-bigint";
import { AppError } from "../errors.ts";

/** Targets of one scan, at most. */
export const MAX_TARGETS = 4096;
/** Addresses of one scan, at most: an IPv4 /12, or an IPv6 /108. */
export const MAX_ADDRESSES = 2n ** 20n;

/** A run of addresses of one family, both ends included. */
export type AddressRange = { version: 4 | 6; first: bigint; last: bigint };
/** A target in canonical form: addresses, or a host name that the agent resolves. */
export type Target = AddressRange | { name: string };

const BITS = { 4: 32, 6: 128 } as const;
const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?$/;

/**
 * Reads one target: an address, a network (10.0.0.0/24), a range (10.0.0.1-10.0.0.20 or 10.0.0.1-20) or a host name.
 * Throws TARGET_INVALID naming the text and what is wrong with it.
 */
export function parseTarget(text: string): Target {
  const target = text.trim().toLowerCase();
  const invalid = (problem: string) =>
    new AppError("TARGET_INVALID", `"${text.slice(0, 100)}" is no target: ${problem}.`);
  if (target === "") throw invalid("it is empty");
  if (target.startsWith("-")) throw invalid("it begins with a dash");
  if (!/^[a-z0-9._:/-]{1,300}$/.test(target))
    throw invalid("it holds a character that no address or name has");
  if (target.includes("/")) return parseNetwork(target, invalid);
  const version = ipVersion(target);
  if (version) {
    const address = parseIp(target).number;
    return { version, first: address, last: address };
  }
  const [from = "", to = ""] = target.split("-", 2);
  if (ipVersion(from)) return parseRange(from, to, invalid);
  if (/^[\d.]+$/.test(target) || target.includes(":")) throw invalid("it is no IPv4 or IPv6 address");
  if (target.length > 253 || !target.split(".").every((label) => LABEL.test(label)))
    throw invalid("it is no host name");
  return { name: target };
}

function parseNetwork(target: string, invalid: (problem: string) => AppError): AddressRange {
  const [address = "", prefix = "", ...rest] = target.split("/");
  const version = ipVersion(address);
  if (!version || rest.length > 0) throw invalid("the part before the slash is no address");
  const bits = BITS[version];
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > bits) {
    throw invalid(`the prefix of an IPv${version} network is 0 to ${bits}`);
  }
  const size = 2n ** BigInt(bits - Number(prefix));
  const first = (parseIp(address).number / size) * size;
  return { version, first, last: first + size - 1n };
}

function parseRange(from: string, to: string, invalid: (problem: string) => AppError): AddressRange {
  const version = ipVersion(from) as 4 | 6;
  const isLastByte = version === 4 && /^\d{1,3}$/.test(to) && Number(to) <= 255;
  const end = isLastByte ? from.replace(/\d+$/, String(Number(to))) : to;
  if (ipVersion(end) !== version) throw invalid("a range ends with an address of the same family");
  const [first, last] = [parseIp(from).number, parseIp(end).number];
  if (last < first) throw invalid("the range ends before it begins");
  return { version, first, last };
}

/** How many addresses a target stands for; a name counts as one. */
export function sizeOf(target: Target): bigint {
  return "name" in target ? 1n : target.last - target.first + 1n;
}

/** A target as text that scanners and people read alike: an address, a network where it is exactly one, a range, or a name. */
export function formatTarget(target: Target): string {
  if ("name" in target) return target.name;
  const { version, first, last } = target;
  const text = (number: bigint) => stringifyIp({ number, version });
  const size = sizeOf(target);
  if (size === 1n) return text(first);
  const isNetwork = (size & (size - 1n)) === 0n && first % size === 0n;
  if (!isNetwork) return `${text(first)}-${text(last)}`;
  return `${text(first)}/${BITS[version] - (size.toString(2).length - 1)}`;
}

/** The networks that together are exactly a target's addresses, as CIDR; none for a name. */
export function networksOf(target: Target): string[] {
  if ("name" in target) return [];
  const bits = BITS[target.version];
  const networks: string[] = [];
  for (let first = target.first; first <= target.last; ) {
    let size = first === 0n ? 2n ** BigInt(bits) : first & -first; // the largest network that may begin here
    while (first + size - 1n > target.last) size /= 2n;
    const prefix = bits - (size.toString(2).length - 1);
    networks.push(`${stringifyIp({ number: first, version: target.version })}/${prefix}`);
    first += size;
  }
  return networks;
}

/**
 * Reads the targets of a scan. Throws TARGET_INVALID for a bad one, TOO_MANY_TARGETS over 4,096 of them or over
 * 1,048,576 addresses.
 */
export function parseTargets(texts: string[]): Target[] {
  if (texts.length > MAX_TARGETS) {
    throw new AppError(
      "TOO_MANY_TARGETS",
      `A scan takes at most ${MAX_TARGETS} targets, not ${texts.length}.`,
    );
  }
  const targets = texts.map(parseTarget);
  const addresses = targets.reduce((sum, target) => sum + sizeOf(target), 0n);
  if (addresses > MAX_ADDRESSES) {
    throw new AppError(
      "TOO_MANY_TARGETS",
      `A scan covers at most ${MAX_ADDRESSES} addresses, not ${addresses}.`,
    );
  }
  return targets;
}
