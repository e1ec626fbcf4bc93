import { describe, expect, it } from "vitest";
import { emptyDraft, toAssignScanInput } from "./assign-scan-input.ts";
import type { AssignScanInput } from "./gql/graphql.ts";
import { NMAP_PRESETS, type NmapPreset, presetOf, presetOptions } from "./nmap-presets.ts";
import { keepUnshown, toDraft } from "./scan-draft.ts";
import { whyIncomplete } from "./scan-problems.ts";
import { needsOf, splitPaths } from "./scanner-draft.ts";

const of = (scanners: string[], change = {}) => ({ ...emptyDraft(""), scanners, ...change });

describe("what scanners need", () => {
  it("asks for targets of the network and for paths of files, and for neither by lynis", () => {
    expect(needsOf(["nmap"])).toEqual({ targets: true, paths: false });
    expect(needsOf(["lynis"])).toEqual({ targets: false, paths: false });
    expect(needsOf(["clamav", "lynis"])).toEqual({ targets: false, paths: true });
    expect(needsOf(["nmap", "yara"])).toEqual({ targets: true, paths: true });
  });

  it("takes paths by line only, since they may hold spaces and commas", () => {
    expect(splitPaths(" /srv/a b\n\n/srv/c,d\n/srv/a b ")).toEqual(["/srv/a b", "/srv/c,d"]);
  });

  it("says what is missing before anything is sent", () => {
    expect(whyIncomplete(of(["lynis"]))).toBeNull();
    expect(whyIncomplete(of(["clamav"]))).toBe("Name at least one path.");
    expect(whyIncomplete(of(["clamav"], { paths: "srv" }))).toBe(
      '"srv" is not an absolute path: begin it with a slash.',
    );
    expect(whyIncomplete(of(["clamav"], { paths: "/srv" }))).toBeNull();
    expect(whyIncomplete(of(["yara"], { paths: "/srv" }))).toBeNull();
    expect(whyIncomplete(of(["clamav"], { paths: "/srv", clamavSignatures: "BOTH" }))).toBe(
      "Choose a rule set for clamav, or its own signatures alone.",
    );
    expect(whyIncomplete(of(["clamav"], { paths: "/srv", clamavMaxFile: "much" }))).toBe(
      '"Largest file, in MiB" is a number of MiB, above 0 and up to 2,047, not "much".',
    );
    expect(whyIncomplete(of(["lynis"], { clamavMaxFile: "left over" }))).toBeNull();
  });
});

describe("options of scanners", () => {
  it("sends nothing for a scanner that is not chosen", () => {
    const draft = of(["lynis"], { targets: "::1", paths: "/srv", yaraRuleSets: ["office"] });
    const input = toAssignScanInput(draft);
    expect(input).toMatchObject({ targets: [], exclusions: [], config: { lynis: {} } });
    expect(input).not.toHaveProperty("paths");
    expect(Object.keys(input.config ?? {})).toEqual(["lynis"]);
  });

  it("sends sizes in bytes, and no rule sets where only the system's signatures count", () => {
    const draft = of(["clamav"], {
      paths: "/srv",
      clamavSignatures: "SYSTEM",
      clamavRuleSets: ["own"],
      clamavMaxFile: "1.5",
    });
    const sent = JSON.parse(JSON.stringify(toAssignScanInput(draft)));
    expect(sent.paths).toEqual(["/srv"]);
    expect(sent.config.clamav).toEqual({ signatures: "SYSTEM", maxFileBytes: 1_572_864 });
  });

  it("brings back what was asked", () => {
    const asked: AssignScanInput = {
      scanners: ["lynis", "yara", "clamav", "suricata"],
      paths: ["/srv", "/home/a b"],
      config: {
        lynis: { groups: ["ssh", "kernel"], skipSlow: true },
        yara: { ruleSets: ["office"], recursive: false, maxFileBytes: 1000, timeoutSeconds: 60 },
        clamav: { signatures: "BOTH", ruleSets: ["own"], maxArchiveDepth: 3, detectUnwanted: true },
        suricata: {
          mode: "LIVE",
          interface: "eth0",
          seconds: 90,
          records: ["DNS"],
          homeNetworks: ["10.0.0.0/8"],
        },
      },
    };
    const sent = JSON.parse(JSON.stringify(keepUnshown(asked, toAssignScanInput(toDraft(asked)))));
    expect(sent).toMatchObject(asked);
  });

  it("forgets the paths and options of scanners that are taken away", () => {
    const asked = { scanners: ["yara"], paths: ["/srv"], config: { yara: { ruleSets: ["office"] } } };
    const sent = keepUnshown(asked, toAssignScanInput({ ...toDraft(asked), scanners: ["lynis"] }));
    expect(sent.paths).toBeUndefined();
    expect(Object.keys(sent.config ?? {})).toEqual(["lynis"]);
  });
});

describe("suricata in three modes", () => {
  const draft = {
    ...of(["suricata"]),
    suricataPcap: "/a.pcap",
    suricataEve: "/eve.json",
    suricataSeconds: "5",
  };
  const rules = { suricataRuleSets: ["own"] };
  const sent = (change: object) =>
    JSON.parse(JSON.stringify(toAssignScanInput({ ...draft, ...change }))).config.suricata;

  it("sends what the chosen mode takes, and nothing of the others", () => {
    expect(sent(rules)).toEqual({ mode: "PCAP", pcap: "/a.pcap", ruleSets: ["own"] });
    expect(sent({ ...rules, suricataMode: "LIVE", suricataInterface: " lo " })).toEqual({
      mode: "LIVE",
      interface: "lo",
      seconds: 5,
      ruleSets: ["own"],
    });
    expect(sent({ ...rules, suricataMode: "FOLLOW" })).toEqual({
      mode: "FOLLOW",
      eve: "/eve.json",
      seconds: 5,
    });
  });

  it.each([
    [{ ...rules, suricataPcap: "" }, "Name the file of packets."],
    [{ ...rules, suricataPcap: "a.pcap" }, '"a.pcap" is not an absolute path: begin it with a slash.'],
    [{ ...rules, suricataMode: "LIVE" }, "Name the interface to listen on."],
    [
      { ...rules, suricataMode: "LIVE", suricataInterface: "../etc" },
      '"../etc" is no name of an interface, such as eth0.',
    ],
    [{ suricataMode: "FOLLOW", suricataSeconds: "0" }, 'The time is 1 to 86,400 seconds, not "0".'],
    [{}, null],
    [{ suricataRecords: ["DNS"] }, null],
    [{ suricataMode: "FOLLOW" }, null],
  ])("says what %j lacks", (change, sentence) => {
    expect(whyIncomplete({ ...draft, ...change } as typeof draft)).toBe(sentence);
  });
});

describe("lynis by choice", () => {
  it("sends groups or tests, never both, and says what is wrong with them", () => {
    const draft = of(["lynis"], { lynisGroups: ["ssh"], lynisTests: "ssh-7408 KRNL-6000" });
    expect(toAssignScanInput(draft).config?.lynis).toEqual({});
    expect(toAssignScanInput({ ...draft, lynisChoice: "groups" }).config?.lynis).toEqual({ groups: ["ssh"] });
    expect(toAssignScanInput({ ...draft, lynisChoice: "tests" }).config?.lynis).toEqual({
      tests: ["SSH-7408", "KRNL-6000"],
    });
    expect(whyIncomplete({ ...draft, lynisChoice: "tests", lynisTests: "all of ssh" })).toBe(
      '"ALL" is no test: tests are named like SSH-7408.',
    );
    expect(whyIncomplete({ ...draft, lynisChoice: "groups", lynisGroups: [] })).toBe(
      "Choose at least one group of tests, or all tests.",
    );
  });
});

describe("presets of nmap", () => {
  it.each(Object.keys(NMAP_PRESETS) as NmapPreset[])(
    "knows %s again, until something else is chosen",
    (preset) => {
      const draft = of(["nmap"], { targets: "::1", ...presetOptions(preset) });
      expect(presetOf(draft)).toBe(preset);
      expect(presetOf({ ...draft, timing: 1 })).toBeNull();
      expect(whyIncomplete(draft)).toBeNull();
    },
  );
});
