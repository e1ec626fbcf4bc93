import { describe, expect, test } from "vitest";
import type { ExaminedHosts } from "../../output/examined.ts";
import { nmapOptions } from "./options.ts";
import { createNmapParser } from "./parser.ts";

/** What a run examined whose report has these hosts; `ports` is the XML between `<ports>` and its end. */
function examined(hosts: { address: string; ports: string }[], { services = "1-10", protocol = "tcp" } = {}) {
  const parser = createNmapParser({
    run: {
      options: nmapOptions.parse({}),
      privileged: true,
      totalHosts: hosts.length,
      hostnames: new Map(),
    },
  });
  const text = hosts.map(
    ({ address, ports }) =>
      `<host><status state="up" reason="echo-reply"/><address addr="${address}" addrtype="ipv4"/><ports>${ports}</ports></host>`,
  );
  parser.write(
    Buffer.from(
      `<nmaprun><scaninfo type="syn" protocol="${protocol}" numservices="10" services="${services}"/>${text.join("")}
       <runstats><finished exit="success"/><hosts up="1" down="0" total="1"/></runstats></nmaprun>`,
    ),
  );
  const { coverage } = parser.end({ exitCode: 0, signal: null, stderrTail: "" });
  return (coverage.examined as ExaminedHosts).sets;
}

const extra = (state: string, ports: string, protocol = "tcp") =>
  `<extraports state="${state}" count="9"><extrareasons reason="reset" count="9" proto="${protocol}" ports="${ports}"/></extraports>`;
const port = (id: number, state: string, protocol = "tcp") =>
  `<port protocol="${protocol}" portid="${id}"><state state="${state}" reason="x"/></port>`;

describe("what an nmap run examined", () => {
  test("tells ports that answered from ports that a filter may hide", () => {
    const ports =
      extra("filtered", "1-3,5") + extra("closed", "6-9") + port(4, "open") + port(10, "filtered");
    expect(examined([{ address: "192.0.2.1", ports }])).toEqual([
      { hosts: ["192.0.2.1"], protocol: "tcp", answered: "4,6-9", silent: "1-3,5,10" },
    ]);
  });

  test("leaves out ports that may be open or filtered", () => {
    const ports = extra("open|filtered", "1-8", "udp") + port(9, "closed", "udp") + port(10, "open", "udp");
    expect(examined([{ address: "192.0.2.1", ports }], { protocol: "udp" })).toEqual([
      { hosts: ["192.0.2.1"], protocol: "udp", answered: "9-10", silent: "" },
    ]);
  });

  test("puts hosts with the same ports together, neighbours as ranges", () => {
    const closed = extra("closed", "1-10");
    const hosts = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.9"];
    const sets = examined([
      ...hosts.map((address) => ({ address, ports: closed })),
      { address: "192.0.2.10", ports: extra("filtered", "1-10") },
    ]);
    expect(sets).toEqual([
      { hosts: ["192.0.2.1-192.0.2.3", "192.0.2.9"], protocol: "tcp", answered: "1-10", silent: "" },
      { hosts: ["192.0.2.10"], protocol: "tcp", answered: "", silent: "1-10" },
    ]);
  });

  test("takes summed ports without names for the rest, where all are in one state", () => {
    const unnamed = (state: string) => `<extraports state="${state}" count="9"/>`;
    expect(examined([{ address: "192.0.2.1", ports: unnamed("closed") + port(4, "filtered") }])).toEqual([
      { hosts: ["192.0.2.1"], protocol: "tcp", answered: "1-3,5-10", silent: "4" },
    ]);
    expect(
      examined([{ address: "192.0.2.1", ports: unnamed("closed") + unnamed("filtered") + port(4, "open") }]),
    ).toEqual([{ hosts: ["192.0.2.1"], protocol: "tcp", answered: "4", silent: "" }]);
  });
});
