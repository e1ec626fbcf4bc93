import type { NmapHost } from "./host.ts";
import { childrenOf, grandchildrenOf } from "./xml.ts";

/** An answer of the port itself told these states. */
const ANSWERED = ["open", "closed", "unfiltered"];
const PORT_RUN = /^(\d{1,5})(?:-(\d{1,5}))?$/;

/** Ports as runs `[first, last]`. */
type Runs = [first: number, last: number][];

/**
 * Which of the asked ports of a host were told by an answer, and which are filtered. What may be open or not
 * (`open|filtered`, most of UDP) is in neither, nor is what nmap does not say.
 */
export function portsByCertainty(
  host: NmapHost,
  protocol: string,
  asked: string,
): { answered: string; silent: string } {
  const states = new Map<string, Runs>();
  const add = (state: string, runs: Runs) => states.set(state, [...(states.get(state) ?? []), ...runs]);
  for (const { port, state, protocol: of } of host.ports) if (of === protocol) add(state, [[port, port]]);
  for (const { state, runs } of summedPorts(host, protocol, asked)) add(state, runs);
  const answered = ANSWERED.flatMap((state) => states.get(state) ?? []);
  return { answered: formatRuns(answered), silent: formatRuns(states.get("filtered") ?? []) };
}

/** Ports that nmap sums up by state. Before 7.92 it does not name them: then they are what is left, if all in one state. */
function summedPorts(host: NmapHost, protocol: string, asked: string): { state: string; runs: Runs }[] {
  const sums = grandchildrenOf(host.element, "ports", "extraports");
  const named = sums.flatMap((sum) =>
    childrenOf(sum, "extrareasons")
      .filter(({ attributes }) => attributes.ports !== undefined && attributes.proto === protocol)
      .map(({ attributes }) => ({
        state: sum.attributes.state ?? "",
        runs: readRuns(attributes.ports ?? ""),
      })),
  );
  const isNamed = sums.some((sum) =>
    childrenOf(sum, "extrareasons").some(({ attributes }) => attributes.ports !== undefined),
  );
  const [only, ...others] = sums;
  if (isNamed || only === undefined || others.length > 0) return named;
  const listed = host.ports.filter((port) => port.protocol === protocol).map(({ port }) => port);
  return [{ state: only.attributes.state ?? "", runs: without(readRuns(asked), listed) }];
}

/** Reads `22,80-90`; parts of another form are left out. */
function readRuns(text: string): Runs {
  return text.split(",").flatMap((part): Runs => {
    const [, first, last = first] = PORT_RUN.exec(part) ?? [];
    return first === undefined ? [] : [[Number(first), Number(last)]];
  });
}

function without(runs: Runs, ports: readonly number[]): Runs {
  const sorted = [...new Set(ports)].sort((a, b) => a - b);
  return runs.flatMap(([first, last]): Runs => {
    const rest: Runs = [];
    let from = first;
    for (const port of sorted) {
      if (port < from || port > last) continue;
      if (port > from) rest.push([from, port - 1]);
      from = port + 1;
    }
    if (from <= last) rest.push([from, last]);
    return rest;
  });
}

/** In order, neighbours as one run. */
function formatRuns(runs: Runs): string {
  const merged: Runs = [];
  for (const [first, last] of [...runs].sort(([a], [b]) => a - b)) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}
