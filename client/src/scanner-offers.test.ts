import { describe, expect, it } from "vitest";
import { scannerOffers } from "./scanner-offers.ts";

const nmap = { name: "nmap", version: "7.93", problem: null };
const brokenYara = { name: "yara", version: "", problem: "yara is not installed." };
const agents = [
  { id: "one", labels: [{ name: "segment", value: "dmz" }], capabilities: [nmap, brokenYara] },
  { id: "two", labels: [], capabilities: [nmap, { name: "own-tool", version: "1", problem: null }] },
];
const anyAgent = { placement: "any" as const, agentId: "", labels: [] };
const offer = (agentId: string, name: string) =>
  scannerOffers(agents, agentId === "" ? anyAgent : { placement: "one", agentId, labels: [] }).find(
    (each) => each.name === name,
  );

describe("what the scan form offers", () => {
  it("offers a scanner that any online agent can use", () => {
    expect(offer("", "nmap")).toEqual({ name: "nmap", agents: 2, why: null });
    expect(offer("", "own-tool")).toEqual({ name: "own-tool", agents: 1, why: null });
  });

  it("says the measured problem where nobody can use it", () => {
    expect(offer("", "yara")?.why).toBe("yara is not installed.");
    expect(offer("", "lynis")?.why).toBe("No online agent offers it.");
  });

  it("looks at one agent only when that one is chosen", () => {
    expect(offer("two", "yara")?.why).toBe("This agent does not offer it.");
  });

  it("looks only at agents with the labels asked for", () => {
    const asked = { ...anyAgent, labels: [{ name: "segment", value: "dmz" }] };
    const offers = scannerOffers(agents, asked);
    expect(offers.find((each) => each.name === "nmap")?.agents).toBe(1);
    expect(scannerOffers(agents, { ...asked, labels: [{ name: "segment", value: "core" }] })[0]?.why).toBe(
      "No online agent with these labels offers it.",
    );
  });
});
