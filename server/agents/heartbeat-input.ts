import { builder } from "../builder.ts";
import { AgentActivityType } from "./types.ts";

const RunningAssignmentInput = builder.inputType("RunningAssignmentInput", {
  fields: (t) => ({
    assignmentId: t.id({ required: true }),
    attempt: t.int({ required: true }),
    progress: t.float({ required: true, description: "0 to 1." }),
    progressNote: t.string({ required: true }),
    progressIsEstimate: t.boolean({ description: "The scanner does not tell it itself. Default false." }),
  }),
});

const ScannerRunsInput = builder.inputType("ScannerRunsInput", {
  fields: (t) => ({
    scanner: t.string({ required: true }),
    runCount: t.int({ required: true, description: "Attempts that ended since the agent started." }),
    failureCount: t.int({ required: true, description: "Those of them that did not end well." }),
  }),
});

const AgentMetricsInput = builder.inputType("AgentMetricsInput", {
  fields: (t) => ({
    cpu: t.float({
      required: true,
      description: "Processors that the agent process kept busy since its last heartbeat: 1 = one of them.",
    }),
    eventLoopMs: t.float({
      required: true,
      description: "How late its event loop was since then at worst.",
    }),
    spoolRecords: t.int({ required: true, description: "Records waiting to be submitted." }),
    spoolLimitBytes: t.field({
      type: "BigInt",
      required: true,
      description: "Bytes that may wait, at most.",
    }),
    scannerRuns: t.field({ type: [ScannerRunsInput], required: true }),
  }),
});

/** What an agent sends with each heartbeat; `Heartbeat` in agent-inputs.ts checks its ranges. */
export const HeartbeatInput = builder.inputType("HeartbeatInput", {
  fields: (t) => ({
    activity: t.field({ type: AgentActivityType, required: true }),
    freeSlots: t.int({ required: true, description: "How many more assignments it can run now." }),
    load: t.float({ required: true }),
    memoryBytes: t.field({ type: "BigInt", required: true }),
    resultCount: t.int({ required: true }),
    errorCount: t.int({ required: true }),
    spoolBytes: t.field({ type: "BigInt", required: true }),
    metrics: t.field({ type: AgentMetricsInput, description: "What it measures of itself beside that." }),
    clockSkewMs: t.float({
      description:
        "How far its clock is ahead of the head's, in milliseconds, by the last answer's time and half the round trip; negative where it is behind.",
    }),
    problem: t.string({
      description: "What keeps it from working as it should, as a sentence of at most 500 characters.",
    }),
    running: t.field({ type: [RunningAssignmentInput], required: true }),
  }),
});
