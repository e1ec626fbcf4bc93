import { describe, expect, it } from "vitest";
import { emptyDraft, splitTargets, toAssignScanInput, whyIncomplete } from "./assign-scan-input.ts";

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
            "timing": 3,
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

  it("sends no nmap options without nmap", () => {
    expect(toAssignScanInput({ ...emptyDraft(""), targets: "/srv", scanners: ["yara"] }).config).toBeNull();
  });
});
