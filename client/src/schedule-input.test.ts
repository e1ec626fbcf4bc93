import { describe, expect, it } from "vitest";
import { emptyDraft } from "./assign-scan-input.ts";
import type { AssignScanInput } from "./gql/graphql.ts";
import { toDraft } from "./scan-draft.ts";
import {
  cronInWords,
  emptySchedule,
  toScanDraft,
  toScheduleDraft,
  toScheduleInput,
  whyNoSchedule,
} from "./schedule-input.ts";
import { emptyWindow, toWindowInput, whyNoWindow, windowNote } from "./window-input.ts";

const scan: AssignScanInput = {
  name: "Perimeter",
  targets: ["192.0.2.0/24", "web.example.org"],
  exclusions: ["192.0.2.1"],
  scanners: ["nmap"],
  priority: 7,
  maxRunSeconds: 600,
  placement: { labels: [{ name: "segment", value: "dmz" }], minVersion: "7.90" },
  config: { nmap: { ports: "22,443", minRate: 50, timing: 2, scripts: ["VULN"] } },
  window: { days: ["SAT"], from: "08:00", to: "20:00", timeZone: "Europe/Berlin", atEnd: "INTERRUPT" },
};
const known = {
  name: "Weekly",
  cron: "0 3 * * SUN",
  timeZone: "Europe/Berlin",
  overlap: "QUEUE" as const,
  missed: "RUN_ONCE" as const,
  spreadSeconds: 600,
  scan,
};

describe("changing a schedule", () => {
  it("loses nothing of what it asks for, also what the form has no field for", () => {
    const { scan: sent, ...own } = toScheduleInput(toScheduleDraft(known), toScanDraft(known), known);
    expect(own).toEqual({ ...known, scan: undefined });
    expect(sent).toMatchObject(scan);
  });

  it("takes a window away that is not wanted any more", () => {
    const changed = toScheduleInput(toScheduleDraft(known), { ...toScanDraft(known), when: "now" }, known);
    expect(changed.scan.window).toBeUndefined();
  });

  it("puts a number of ports in the place of a list", () => {
    const changed = toScheduleInput(
      toScheduleDraft(known),
      { ...toScanDraft(known), ports: "top-100" },
      known,
    );
    expect(changed.scan.config?.nmap).toMatchObject({ topPorts: 100, minRate: 50 });
    expect(changed.scan.config?.nmap?.ports).toBeUndefined();
  });

  it("shows all ports, common ports and lists as what they are", () => {
    const shown = (nmap: object) => toDraft({ ...scan, config: { nmap } }).ports;
    expect([{ ports: "1-65535" }, { topPorts: 100 }, {}, { ports: "80" }].map(shown)).toEqual([
      "all",
      "top-100",
      "top-1000",
      "list",
    ]);
  });

  it("says what is missing before anything is sent", () => {
    const named = { ...emptySchedule(), name: "Nightly" };
    const filled = { ...emptyDraft(""), targets: "::1" };
    expect(whyNoSchedule(emptySchedule(), filled)).toBe("Name the schedule.");
    expect(whyNoSchedule({ ...named, cron: " " }, filled)).toBe("Say when it runs.");
    expect(whyNoSchedule(named, emptyDraft(""))).toBe("Name at least one target.");
    expect(
      whyNoSchedule(named, { ...filled, when: "window", window: { ...emptyWindow(), days: [] } }),
    ).toContain("day");
    expect(whyNoSchedule(named, filled)).toBeNull();
  });
});

describe("a cron expression in words", () => {
  it.each([
    ["0 2 * * *", "At 02:00"],
    ["*/15 * * * *", "Every 15 minutes"],
    ["30 20 * * MON-FRI", "At 20:30, Monday through Friday"],
    ["soon", null],
  ])("%s reads %s", (cron, words) => {
    expect(cronInWords(cron)).toBe(words);
  });
});

describe("a window", () => {
  it("goes over midnight or a whole day, and says so", () => {
    expect(windowNote(emptyWindow())).toBe("Over midnight: it closes at 06:00 on the next day.");
    expect(windowNote({ ...emptyWindow(), from: "08:00", to: "20:00" })).toBeNull();
    expect(windowNote({ ...emptyWindow(), from: "08:00", to: "08:00" })).toBe(
      "Open for 24 hours from 08:00.",
    );
  });

  it("is sent as it is filled in", () => {
    expect(whyNoWindow(emptyWindow())).toBeNull();
    expect(toWindowInput({ ...emptyWindow(), timeZone: " UTC " })).toEqual({
      days: ["MON", "TUE", "WED", "THU", "FRI"],
      from: "20:00",
      to: "06:00",
      timeZone: "UTC",
      atEnd: "FINISH",
    });
  });
});
