import { type AddressRange, formatAddress, sizeOf } from "../../addresses.ts";
import type { ExaminedHosts, HostSet } from "../../output/examined.ts";
import type { NmapHost } from "./host.ts";
import { portsByCertainty } from "./host-ports.ts";

/** The head takes a coverage of up to 1 MiB; hosts that would make it longer are left out. */
const MAX_CHARACTERS = 512 * 1024;

/** Hosts with the same ports, collected while they are read. */
export class HostSets {
  readonly #sets = new Map<string, Omit<HostSet, "hosts"> & { runs: AddressRange[] }>();
  #characters = 0;

  /**
   * Takes a host that was up and finished. `asked` are the ports by protocol, as nmap tells them.
   * @returns false where there was no room left for it
   */
  add(host: NmapHost, asked: Readonly<Record<string, string>>): boolean {
    return Object.entries(asked).every(([protocol, ports]) => {
      const { answered, silent } = portsByCertainty(host, protocol, ports);
      const key = `${host.range.family} ${protocol} ${answered} ${silent}`;
      const known = this.#sets.get(key);
      const last = known?.runs.at(-1);
      if (last && host.range.first === last.last + 1n) {
        last.last = host.range.last;
        return true;
      }
      this.#characters += 80 + (known ? 0 : key.length);
      if (this.#characters > MAX_CHARACTERS) return false;
      if (known) known.runs.push({ ...host.range });
      else this.#sets.set(key, { protocol, answered, silent, runs: [{ ...host.range }] });
      return true;
    });
  }

  toJson(privileged: boolean): ExaminedHosts {
    const sets = [...this.#sets.values()].map(({ runs, ...set }) => ({ ...set, hosts: runs.map(formatRun) }));
    return { privileged, sets };
  }
}

export function formatRun(run: AddressRange): string {
  const first = formatAddress(run.family, run.first);
  return sizeOf(run) === 1n ? first : `${first}-${formatAddress(run.family, run.last)}`;
}
