import { describe, expect, it } from "vitest";
import { emptyDraft, splitTargets, toAssignScanInput } from "./assign-scan-input.ts";
import { problemsOf, whyIncomplete } from "./scan-problems.ts";

describe("assigning a scan", () => {
  it("takes targets by line, comma or space, once each", () => {
    expect(splitTargets(" 10.0.0.1, 10.0.0.2\n\n10.0.0.1\texample.org ;")).toEqual([
      "10.0.0.1",
      "10.0.0.2",
      "example.org",
    ]);
  });

  it("leaves malformed targets to the head, whose sentence names them", () => {
    expect(splitTargets("10.0.0.0/33 -oN")).toEqual(["10.0.0.0/33", "-oN"]);
  });

  it("says what is missing before anything is sent", () => {
    const draft = emptyDraft("");
    expect(whyIncomplete(draft)).toBe("Name at least one target.");
    expect(whyIncomplete({ ...draft, targets: "::1", scanners: [] })).toBe("Choose at least one scanner.");
    expect(whyIncomplete({ ...draft, targets: "::1", ports: "list" })).toBe("Name the ports to scan.");
    expect(whyIncomplete({ ...draft, targets: "::1" })).toBeNull();
  });

  it("says of each field at once what is wrong with it", () => {
    const draft = { ...emptyDraft(""), ports: "list" as const, portList: "80, 70-60", minRate: "0" };
    expect(problemsOf({ ...draft, placement: "one" })).toEqual([
      { field: "scan-targets", sentence: "Name at least one target." },
      {
        field: "nmap-port-list",
        sentence: '"70-60" is no port from 1 to 65535 and no range such as 8000-8100.',
      },
      {
        field: "limit-minRate",
        sentence: '"Packets a second, at least" is a whole number from 1 to 100,000, not "0".',
      },
      { field: "scan-agent", sentence: "Choose the agent." },
    ]);
  });

  it("sends either a port list or a number of common ports, never both", () => {
    const draft = {
      ...emptyDraft("agent-1"),
      targets: "127.0.0.1",
      ports: "list" as const,
      portList: "22, 80-90",
    };
    expect(toAssignScanInput(draft)).toMatchInlineSnapshot(`
      {
        "config": {
          "nmap": {
            "hostDiscovery": true,
            "osDetection": false,
            "ports": "22,80-90",
            "protocol": "TCP",
            "scripts": [],
            "serviceDetection": true,
            "timing": 4,
          },
        },
        "exclusions": [],
        "name": null,
        "placement": {
          "agentId": "agent-1",
        },
        "priority": 5,
        "scanners": [
          "nmap",
        ],
        "targets": [
          "127.0.0.1",
        ],
      }
    `);
  });

  it("sends no options of scanners that it does not know", () => {
    expect(
      toAssignScanInput({ ...emptyDraft(""), targets: "::1", scanners: ["own-tool"] }).config,
    ).toBeNull();
  });

  it("asks for any agent unless something else is chosen", () => {
    expect(toAssignScanInput({ ...emptyDraft(""), targets: "::1" }).placement).toBeNull();
  });

  it("asks for every agent with these labels and at least this scanner", () => {
    const draft = {
      ...emptyDraft(""),
      targets: "::1",
      placement: "every" as const,
      agentId: "left over from a change of mind",
      labels: [{ name: "segment", value: "dmz" }],
      minVersion: " 7.93 ",
      privilegedOnly: true,
    };
    expect(toAssignScanInput(draft).placement).toEqual({
      everyAgent: true,
      labels: [{ name: "segment", value: "dmz" }],
      minVersion: "7.93",
      privileged: true,
    });
  });

  it("asks one agent for no labels, since it is chosen already", () => {
    const draft = { ...emptyDraft("agent-1"), labels: [{ name: "segment", value: "dmz" }] };
    expect(toAssignScanInput(draft).placement).toEqual({ agentId: "agent-1" });
    expect(whyIncomplete({ ...draft, targets: "::1", agentId: "" })).toBe("Choose the agent.");
  });

  it("sends limits as numbers, minutes as seconds, and leaves empty ones to their defaults", () => {
    const draft = { ...emptyDraft(""), targets: "::1", maxRunMinutes: "90", maxRetries: "0", minRate: "500" };
    const input = toAssignScanInput(draft);
    expect(input.maxRunSeconds).toBe(5400);
    expect(input.config?.nmap).toMatchObject({ maxRetries: 0, minRate: 500 });
    expect(input.config?.nmap).not.toHaveProperty("hostTimeoutSeconds");
    expect(toAssignScanInput(emptyDraft(""))).not.toHaveProperty("maxRunSeconds");
  });

  it("sends no half-typed label and no half number", () => {
    const draft = { ...emptyDraft(""), targets: "::1" };
    expect(whyIncomplete({ ...draft, labelText: "segment" })).toBe(
      '"segment" is not a label: write name=value.',
    );
    expect(whyIncomplete({ ...draft, maxRunMinutes: "1.5" })).toBe(
      '"Longest run, in minutes" is a whole number from 1 to 10,080, not "1.5".',
    );
    expect(whyIncomplete({ ...draft, maxRetries: "-1" })).toBe(
      '"Retries a probe, at most" is a whole number from 0 to 10, not "-1".',
    );
  });
});
