import { expect, test } from "vitest";
import { domainsOf } from "./discovery-domains.ts";

const MACHINE = {
  hostname: "probe-7.Dmz.example.org",
  resolvConf:
    "# search commented.example\nnameserver 192.0.2.53\nsearch example.org dmz.example.org. corp.example\n",
};
const OWN = ["dmz.example.org", "example.org", "corp.example"];

test.each([
  [
    "the owner's domain alone",
    { AGENT_DISCOVERY_DOMAIN: "a.example", AGENT_ALLOW_HTTP: true },
    ["a.example"],
  ],
  ["the machine's, with an authority for heads", { HEAD_CA_FILE: "/ca.pem", AGENT_ALLOW_HTTP: false }, OWN],
  ["the machine's, in a protected network", { AGENT_ALLOW_HTTP: true }, OWN],
  ["none where nobody says whom to trust", { AGENT_ALLOW_HTTP: false }, []],
])("a head is looked for in %s", (_what, trust, expected) => {
  expect(domainsOf(trust, MACHINE)).toEqual(expected);
});

test("a machine without domains has none", () => {
  expect(domainsOf({ AGENT_ALLOW_HTTP: true }, { hostname: "probe-7", resolvConf: "" })).toEqual([]);
});
