import { describe, expect, it } from "vitest";
import { emptyDraft, toAssignScanInput, whyIncomplete } from "./assign-scan-input.ts";
import { keepUnshown, toDraft } from "./scan-draft.ts";
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
    expect(whyIncomplete(of(["yara"], { paths: "/srv" }))).toBe("Choose a rule set for yara.");
    expect(whyIncomplete(of(["clamav"], { paths: "/srv", clamavSignatures: "BOTH" }))).toBe(
      "Choose a rule set for clamav, or its own signatures alone.",
    );
    expect(whyIncomplete(of(["clamav"], { paths: "/srv", clamavMaxFile: "much" }))).toBe(
      "The largest file of clamav must be a number of MiB.",
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

  it("brings back what was asked, and keeps tests of lynis, which have no field", () => {
    const asked = {
      scanners: ["lynis", "yara", "clamav"],
      paths: ["/srv", "/home/a b"],
      config: {
        lynis: { groups: ["ssh", "kernel"], tests: ["SSH-7408"], skipSlow: true },
        yara: { ruleSets: ["office"], recursive: false, maxFileBytes: 1000, timeoutSeconds: 60 },
        clamav: { signatures: "BOTH" as const, ruleSets: ["own"], maxArchiveDepth: 3, detectUnwanted: true },
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
