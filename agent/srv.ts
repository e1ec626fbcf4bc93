import type { SrvRecord } from "node:dns";

export type { SrvRecord };

/**
 * Records in the order in which they are to be tried (RFC 2782): by priority, the lowest first; within one priority at
 * random, by weight. `random` gives 0 to below 1.
 */
export function inSrvOrder(records: SrvRecord[], random: () => number = Math.random): SrvRecord[] {
  const byPriority = Map.groupBy(records, ({ priority }) => priority);
  return [...byPriority].toSorted(([a], [b]) => a - b).flatMap(([, equals]) => drawByWeight(equals, random));
}

/** Draws all, one after another. Those of weight 0 stand first, so that they have a chance, if a small one. */
function drawByWeight(records: SrvRecord[], random: () => number): SrvRecord[] {
  const left = records.toSorted((a, b) => a.weight - b.weight);
  const drawn: SrvRecord[] = [];
  while (left.length > 0) {
    const total = left.reduce((sum, { weight }) => sum + weight, 0);
    const point = Math.floor(random() * (total + 1));
    let sum = 0;
    const index = left.findIndex(({ weight }) => {
      sum += weight;
      return sum >= point;
    });
    drawn.push(...left.splice(index, 1));
  }
  return drawn;
}

/** Is a host's name the domain itself, or one below it? "." and what is no host name are not. */
export function isWithin(name: string, domain: string): boolean {
  const host = name.replace(/\.$/, "").toLowerCase();
  if (!/^[a-z0-9_.-]+$/.test(host)) return false;
  return host === domain || host.endsWith(`.${domain}`);
}
