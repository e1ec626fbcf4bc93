import { requireRole } from "../access/require-caller.ts";
import { cancelAssignments } from "../assignments/cancel.ts";
import { pauseScan, resumeScan } from "../assignments/hold.ts";
import { AssignmentStateType } from "../assignments/types.ts";
import { type Origin, originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { SeverityType } from "../detections/types.ts";
import type { AssignmentState } from "../generated/prisma/enums.ts";
import { requireId } from "../id.ts";
import { LabelInput } from "../label-input.ts";
import type { ScanWindow } from "../schedules/window.ts";
import { ScanWindowInput, ScanWindowType } from "../schedules/window-types.ts";
import { createMatcher, findMatching, findMatchingPage, MAX_SEARCH, parseWords } from "../search.ts";
import { assignScan } from "./assign-scan.ts";
import { ScanConfigInput } from "./config-inputs.ts";
import { countNewDetections } from "./new-detections.ts";
import { retryScan } from "./retry-scan.ts";
import { toScanRequest } from "./scan-request.ts";
import { matchScans } from "./search.ts";
import { SCAN_STATES } from "./state.ts";
import { loadScanSummary } from "./summary.ts";

const ScanStateType = builder.enumType("ScanState", {
  description: "How a scan stands, as its assignments make it. PARTIAL: some succeeded, some did not.",
  values: SCAN_STATES,
});

type StateCount = { state: AssignmentState; count: number };

const StateCountType = builder.objectRef<StateCount>("AssignmentStateCount").implement({
  authScopes: { viewer: true },
  fields: (t) => ({
    state: t.field({ type: AssignmentStateType, resolve: ({ state }) => state }),
    count: t.exposeInt("count"),
  }),
});

const ScanType = builder.prismaObject("Scan", {
  select: { id: true }, // and what is asked for: a scan may have thousands of targets
  authScopes: { viewer: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    targets: t.exposeStringList("targets"),
    exclusions: t.exposeStringList("exclusions"),
    scanners: t.exposeStringList("scanners"),
    config: t.expose("config", { type: "JSON" }),
    priority: t.exposeInt("priority"),
    state: t.field({ type: ScanStateType, resolve: async ({ id }) => (await loadScanSummary(id)).state }),
    progress: t.float({
      description: "Share of the work that is over, 0 to 1.",
      resolve: async ({ id }) => (await loadScanSummary(id)).progress,
    }),
    progressIsEstimate: t.boolean({
      description: "The scanner of an unfinished assignment does not tell its progress itself.",
      resolve: async ({ id }) => (await loadScanSummary(id)).progressIsEstimate,
    }),
    assignmentsByState: t.field({
      type: [StateCountType],
      description: "How many of its assignments are in each state, those that a retry replaced left out.",
      resolve: async ({ id }) => {
        const { counts } = await loadScanSummary(id);
        return Object.entries(counts).map(([state, count]) => ({ state: state as AssignmentState, count }));
      },
    }),
    startAt: t.expose("startAt", { type: "DateTime", nullable: true }),
    pausedAt: t.expose("pausedAt", { type: "DateTime", nullable: true }),
    window: t.field({
      type: ScanWindowType,
      nullable: true,
      select: { window: true },
      resolve: ({ window }) => window as ScanWindow | null,
    }),
    isWindowOpen: t.exposeBoolean("isWindowOpen"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
    reportPath: t.string({
      description: "Path on the head of its report, a page that prints well.",
      resolve: ({ id }) => `/export/scans/${id}.html`,
    }),
    newDetectionCount: t.int({
      description:
        "Detections that it saw and nobody had seen before, or that had been resolved, and that nobody has judged since.",
      args: { atLeast: t.arg({ type: SeverityType, defaultValue: "INFO" }) },
      resolve: ({ id }, { atLeast }) => countNewDetections({ scanId: id, atLeast: atLeast ?? "INFO" }),
    }),
    assignments: t.relatedConnection("assignments", { cursor: "id", query: { orderBy: { id: "asc" } } }),
  }),
});

const isMatching = createMatcher(parseWords, (words, ids) => findMatching(matchScans(words), ids));

builder.objectField(ScanType, "passes", (t) =>
  t.boolean({
    description:
      "Whether it matches a search of the list of scans now: what a live list asks about each scan that changed.",
    args: { search: t.arg.string({ required: true }) },
    resolve: ({ id }, { search }) => isMatching(id, search),
  }),
);

builder.queryField("scans", (t) =>
  t.prismaConnection({
    type: ScanType,
    cursor: "id",
    description: "Scans, the latest first.",
    args: {
      active: t.arg.boolean({ description: "Only those that are not finished, or only those that are." }),
      search: t.arg.string({
        description: `Words that must all match, at most ${MAX_SEARCH} characters: part of the name or of a target as it was written, a scanner, or the id.`,
      }),
    },
    resolve: async (query, _root, { active, search }) => {
      const words = parseWords(search ?? "");
      const orderBy = { id: "desc" } as const;
      if (words.length === 0)
        return db.scan.findMany({
          ...query,
          orderBy,
          where: { finishedAt: active == null ? undefined : active ? null : { not: null } },
        });
      const { cursor, take, skip: _skip, ...selection } = query;
      const ids = await findMatchingPage(matchScans(words, active), { cursor, take });
      return db.scan.findMany({ ...selection, orderBy, where: { id: { in: ids } } });
    },
  }),
);

builder.queryField("scan", (t) =>
  t.prismaField({
    type: ScanType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _root, { id }) =>
      db.scan.findUnique({ ...query, where: { id: requireId(id, "SCAN_NOT_FOUND", "scan") } }),
  }),
);

const PlacementInput = builder.inputType("PlacementInput", {
  description: "Which agents may take the work; left out: any that offers the scanner.",
  fields: (t) => ({
    agentId: t.id({ description: "Only this agent." }),
    labels: t.field({ type: [LabelInput], description: "Only agents with all these labels." }),
    everyAgent: t.boolean({
      description: "All targets on each agent that fits now, instead of shares for any.",
    }),
    minVersion: t.string({ description: "The oldest version of the scanner that will do, such as 7.93." }),
    privileged: t.boolean({ description: "Only agents whose scanner is privileged." }),
  }),
});

/** What a scan is asked for with: by an operator now, or by each run of a schedule. */
export const AssignScanInput = builder.inputType("AssignScanInput", {
  fields: (t) => ({
    name: t.string({ description: "At most 200 characters. Default: made from scanners and targets." }),
    targets: t.stringList({
      description: "Addresses, networks (10.0.0.0/24), ranges (10.0.0.1-20) and host names; at most 4,096.",
    }),
    paths: t.stringList({
      description:
        "For scanners of files: absolute paths on the agent's machine, within its policy; at most 256.",
    }),
    exclusions: t.stringList({ description: "What to leave out, written like targets." }),
    scanners: t.stringList({ required: true, description: "Such as nmap." }),
    config: t.field({ type: ScanConfigInput }),
    priority: t.int({ description: "1 (last) to 10 (first). Default: 5." }),
    placement: t.field({ type: PlacementInput }),
    startAt: t.field({ type: "DateTime", description: "Not started before; at most a year ahead." }),
    window: t.field({
      type: ScanWindowInput,
      description: "The hours in which its shares are handed out. Default: any time.",
    }),
    maxRunSeconds: t.int({
      description: "The longest one attempt may run, in seconds. Default: by scanner.",
    }),
  }),
});

builder.mutationField("assignScan", (t) =>
  t.field({
    type: ScanType,
    description: "Asks for a scan: targets × scanners. It is stored at once and agents that fit are woken.",
    args: { input: t.arg({ type: AssignScanInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const createdBy = requireRole(context.caller, "OPERATOR").userId;
      return assignScan({ ...toScanRequest(input), createdBy }, originOf(context));
    },
  }),
);

function scanMutation(
  name: string,
  description: string,
  act: (scanId: string, by: Origin) => Promise<void>,
): void {
  builder.mutationField(name, (t) =>
    t.prismaField({
      type: ScanType,
      description,
      args: { id: t.arg.id({ required: true }) },
      resolve: async (query, _root, { id }, context) => {
        const scanId = requireId(id, "SCAN_NOT_FOUND", "scan");
        await act(scanId, originOf(context));
        return db.scan.findUniqueOrThrow({ ...query, where: { id: scanId } });
      },
    }),
  );
}

scanMutation(
  "cancelScan",
  "Stops a scan: what waits ends at once, what runs when its agent confirms. Partial results are kept.",
  (scanId, by) => cancelAssignments({ scanId }, by),
);
scanMutation("pauseScan", "Hands out no more shares of a scan; running ones finish.", pauseScan);
scanMutation("resumeScan", "Hands out the shares of a paused scan again.", resumeScan);
scanMutation("retryScan", "Queues again what did not succeed of a scan, and only that.", retryScan);
