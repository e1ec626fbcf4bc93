import ipaddr from "ipaddr.js";

/** A run of addresses of one family, both ends included. Single addresses, CIDR blocks and "a-b" ranges all become one. */
export interface AddressRange {
  family: 4 | 6;
  first: bigint;
  last: bigint;
}

const BITS = { 4: 32, 6: 128 } as const;
const MAPPED_FIRST = 0xffff_0000_0000n;
const MAPPED_LAST = 0xffff_ffff_ffffn;
const ALL_IPV4: AddressRange = { family: 4, first: 0n, last: 0xffff_ffffn };

/**
 * Reads "10.0.0.1", "10.0.0.0/24", "10.0.0.1-10.0.0.9" or their IPv6 forms. Null for anything else: short, octal, hex and
 * decimal spellings, zone ids and mixed families, since scanners would expand those in ways of their own.
 * IPv4-mapped IPv6 addresses become IPv4, because that is where their packets go. A range that holds all of them, such as
 * ::/0, stays IPv6, and `reachOf` tells where it leads besides; one that holds some of them and others is null.
 */
export function parseRange(text: string): AddressRange | null {
  const ends = text.split("-");
  if (ends.length === 2) {
    const [first, last] = ends.map((end) => parseAddress(end));
    if (!first || !last || first.family !== last.family || first.value > last.value) return null;
    return unmapped({ family: first.family, first: first.value, last: last.value });
  }
  return text.includes("/") ? parseCidr(text) : parseSingle(text);
}

export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

export function overlaps(a: AddressRange, b: AddressRange): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** Where packets to a range go: there, and to all of IPv4 besides where it holds the IPv4-mapped addresses. */
export function reachOf(range: AddressRange): AddressRange[] {
  return range.family === 6 && holdsMapped(range) ? [range, ALL_IPV4] : [range];
}

/** Number of addresses in the range. */
export function sizeOf(range: AddressRange): bigint {
  return range.last - range.first + 1n;
}

/** The fewest CIDR blocks that cover exactly this range, in order; a block of one address is written without its prefix. */
export function toCidrs(range: AddressRange): string[] {
  const bits = BITS[range.family];
  const blocks: string[] = [];
  let first = range.first;
  while (first <= range.last) {
    let hostBits = 0;
    while (hostBits < bits && isBlock(first, hostBits + 1, range.last)) hostBits += 1;
    const address = formatAddress(range.family, first);
    blocks.push(hostBits === 0 ? address : `${address}/${bits - hostBits}`);
    first += 1n << BigInt(hostBits);
  }
  return blocks;
}

/** The canonical spelling of one address. */
export function formatAddress(family: 4 | 6, value: bigint): string {
  const bytes = Array.from({ length: BITS[family] / 8 }, (_, index) => {
    const shift = BigInt(BITS[family] - 8 * (index + 1));
    return Number((value >> shift) & 0xffn);
  });
  const address = ipaddr.fromByteArray(bytes);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

function isBlock(first: bigint, hostBits: number, last: bigint): boolean {
  const size = 1n << BigInt(hostBits);
  return first % size === 0n && first + size - 1n <= last;
}

function parseSingle(text: string): AddressRange | null {
  const address = parseAddress(text);
  return address === null
    ? null
    : unmapped({ family: address.family, first: address.value, last: address.value });
}

function parseCidr(text: string): AddressRange | null {
  const [base = "", prefixText = "", ...rest] = text.split("/");
  const address = parseAddress(base);
  if (address === null || rest.length > 0 || !/^\d{1,3}$/.test(prefixText)) return null;
  const hostBits = BITS[address.family] - Number(prefixText);
  if (hostBits < 0) return null;
  const size = 1n << BigInt(hostBits);
  const first = address.value - (address.value % size);
  return unmapped({ family: address.family, first, last: first + size - 1n });
}

function parseAddress(text: string): { family: 4 | 6; value: bigint } | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text))
    return { family: 4, value: toBigInt(ipaddr.IPv4.parse(text)) };
  if (!/^[0-9a-fA-F:.]+$/.test(text) || !ipaddr.IPv6.isValid(text)) return null;
  return { family: 6, value: toBigInt(ipaddr.IPv6.parse(text)) };
}

function toBigInt(address: ipaddr.IPv4 | ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function unmapped(range: AddressRange): AddressRange | null {
  if (range.family === 4 || range.last < MAPPED_FIRST || range.first > MAPPED_LAST) return range;
  if (range.first < MAPPED_FIRST || range.last > MAPPED_LAST) return holdsMapped(range) ? range : null;
  return { family: 4, first: range.first - MAPPED_FIRST, last: range.last - MAPPED_FIRST };
}

function holdsMapped({ first, last }: AddressRange): boolean {
  return first <= MAPPED_FIRST && MAPPED_LAST <= last;
}
