import type { z } from "zod";
import { turnToken } from "../access/agent-session.ts";
import type { AgentCaller } from "../access/caller.ts";
import { requireAgent, requireAgentCaller } from "../access/require-caller.ts";
import { claimAssignments, type LeasedAssignment } from "../assignments/claim.ts";
import { type LeaseAnswer, renewLease } from "../assignments/lease.ts";
import { forgetHints } from "../assignments/wake-up.ts";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { config } from "../config.ts";
import { db } from "../db.ts";
import { AppError } from "../errors.ts";
import { requireId } from "../id.ts";
import { LabelInput } from "../label-input.ts";
import { followSignal } from "../live.ts";
import { parseInput } from "../parse-input.ts";
import { isAgentInWindow } from "../schedules/label-windows.ts";
import { assertWithin, consume } from "../transport/rate-limit.ts";
import { Heartbeat, Registration } from "./agent-inputs.ts";
import { deregisterAgent, recordStatus, type Standing, setDraining } from "./agents.ts";
import { recordRefusal, registerAgent } from "./register.ts";
import { AgentActivityType, AgentType } from "./types.ts";

const CapabilityInput = builder.inputType("CapabilityInput", {
  fields: (t) => ({
    name: t.string({ required: true }),
    version: t.string({ required: true }),
    privileged: t.boolean({ required: true }),
    problem: t.string(),
    signaturesAt: t.field({
      type: "DateTime",
      description: "When the newest signatures or tests that it brings were made.",
    }),
    signatureCount: t.int({ description: "How many signatures or rules it has." }),
  }),
});

const RegisterAgentInput = builder.inputType("RegisterAgentInput", {
  fields: (t) => ({
    enrollmentToken: t.string({ required: true }),
    identity: t.string({ required: true, description: "The node and instance name: stable over restarts." }),
    hostname: t.string({ required: true }),
    addresses: t.stringList({ required: true }),
    version: t.string({ required: true }),
    labels: t.field({ type: [LabelInput], required: true }),
    capabilities: t.field({ type: [CapabilityInput], required: true }),
    policy: t.field({ type: "JSON", required: true, description: "Its owner's limits, for planning." }),
    reach: t.stringList({ description: "Networks it can reach, as CIDR; left out or empty: all." }),
    slots: t.int({ required: true, description: "How many assignments it runs at once, 1 to 256." }),
    spoolId: t.string({ description: "Marks the spool it sends from; tells a restart from a second agent." }),
    headFoundBy: t.string({ description: "How it found this head, in words, such as HEAD_URL." }),
  }),
});

builder.mutationField("registerAgent", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { anyone: true },
    description:
      "An agent introduces itself with an enrollment token and gets a session token. Each start registers anew.",
    type: builder.objectRef<{ agentId: string; sessionToken: string }>("RegisterAgentPayload").implement({
      fields: (payload) => ({
        agentId: payload.exposeID("agentId"),
        sessionToken: payload.exposeString("sessionToken", { description: "To be kept in memory only." }),
        heartbeatSeconds: payload.int({ resolve: () => config.HEARTBEAT_SECONDS }),
        leaseSeconds: payload.int({ resolve: () => config.LEASE_SECONDS }),
      }),
    }),
    args: { input: t.arg({ type: RegisterAgentInput, required: true }) },
    resolve: async (_root, { input }, { address, certificate }) => {
      await assertWithin("refusedRegistration", address);
      const registration = parseInput(Registration, input);
      const by = originOf({ caller: null, address });
      return registerAgent(registration, { by, certificate }).catch(async (error: unknown) => {
        if (error instanceof AppError) {
          await consume("refusedRegistration", address);
          await recordRefusal(registration.identity, error, by);
        }
        throw error;
      });
    },
  }),
);

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

const HeartbeatInput = builder.inputType("HeartbeatInput", {
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

const LeasedAssignmentType = builder.objectRef<LeasedAssignment>("LeasedAssignment").implement({
  authScopes: { agent: true },
  description: "Work that the agent leases: typed data, checked again by the agent against its own policy.",
  fields: (t) => ({
    id: t.exposeID("id"),
    attempt: t.exposeInt("attempt"),
    scanner: t.exposeString("scanner"),
    targets: t.exposeStringList("targets"),
    exclusions: t.exposeStringList("exclusions"),
    config: t.expose("config", { type: "JSON" }),
    ruleSetIds: t.exposeStringList("ruleSetIds", {
      description: "Rule set versions to fetch with ruleSet(id).",
    }),
    maxRunSeconds: t.exposeInt("maxRunSeconds"),
    leaseSeconds: t.exposeInt("leaseSeconds"),
    traceparent: t.exposeString("traceparent", {
      nullable: true,
      description: "The trace of what asked for it, in W3C's form; null where that is not traced.",
    }),
  }),
});

type HeartbeatAnswer = {
  assignments: LeasedAssignment[];
  cancelled: string[];
  lost: string[];
  sessionToken: string | null;
};

builder.mutationField("heartbeat", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { agent: true, pendingAgent: true },
    description: "An agent reports, keeps its leases and pulls work, at most as much as it has free slots.",
    type: builder.objectRef<HeartbeatAnswer>("HeartbeatPayload").implement({
      authScopes: { agent: true, pendingAgent: true },
      fields: (payload) => ({
        assignments: payload.field({ type: [LeasedAssignmentType], resolve: (answer) => answer.assignments }),
        cancelled: payload.exposeIDList("cancelled", {
          description: "An operator cancelled these: stop them.",
        }),
        lost: payload.exposeIDList("lost", {
          description: "These attempts are no longer current: stop them.",
        }),
        sessionToken: payload.exposeString("sessionToken", {
          nullable: true,
          description:
            "The session's next token, where it is time: use it from now on. The former one works until a minute after the first heartbeat with this one.",
        }),
        time: payload.field({
          type: "DateTime",
          description: "The head's clock now: the agent measures its own by it.",
          resolve: () => new Date(),
        }),
        heartbeatSeconds: payload.int({ resolve: () => config.HEARTBEAT_SECONDS }),
      }),
    }),
    args: { input: t.arg({ type: HeartbeatInput, required: true }) },
    resolve: (_root, { input }, { caller }) =>
      heartbeat(requireAgentCaller(caller), parseInput(Heartbeat, input)),
  }),
);

async function heartbeat(
  { agentId, sessionId, turningToken }: AgentCaller,
  input: z.output<typeof Heartbeat>,
): Promise<HeartbeatAnswer> {
  const { running, ...status } = input;
  forgetHints(agentId);
  const [answers, standing] = await Promise.all([
    Promise.all(running.map((report) => renewLease({ agentId, ...report }))),
    recordStatus({ agentId, ...status }),
  ]);
  const withAnswer = (wanted: LeaseAnswer) =>
    running.filter((_report, index) => answers[index] === wanted).map((report) => report.assignmentId);
  return {
    assignments: standing ? await claimFor(standing, status) : [],
    cancelled: withAnswer("cancelled"),
    lost: withAnswer("lost"),
    sessionToken: turningToken ? await turnToken(sessionId, turningToken) : null,
  };
}

async function claimFor(
  standing: Standing,
  { freeSlots, load }: { freeSlots: number; load: number },
): Promise<LeasedAssignment[]> {
  const slots = Math.min(freeSlots, standing.slots);
  if (standing.takesNothing || slots === 0 || !standing.hasWork) return [];
  if (!(await isAgentInWindow(standing.labels)).open) return [];
  return claimAssignments({ ...standing, freeSlots: slots, load });
}

builder.mutationField("deregisterAgent", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { agent: true, pendingAgent: true },
    description: "The agent stops for now: it is OFFLINE and its session ends.",
    type: builder.objectRef<{ agentId: string }>("DeregisterAgentPayload").implement({
      authScopes: { agent: true, pendingAgent: true },
      fields: (payload) => ({ agentId: payload.exposeID("agentId") }),
    }),
    resolve: async (_root, _args, context) => {
      const agentId = requireAgent(context.caller);
      await deregisterAgent(agentId, originOf(context));
      return { agentId };
    },
  }),
);

builder.subscriptionField("wakeUp", (t) =>
  t.boolean({
    skipTypeScopes: true,
    authScopes: { agent: true, pendingAgent: true },
    description: "For agents: work may be waiting, or something of yours was cancelled. Heartbeat now.",
    subscribe: (_root, _args, { caller }) => followSignal(`wakeUp:${requireAgent(caller)}`),
    resolve: () => true,
  }),
);

builder.mutationField("drainAgent", (t) =>
  t.prismaField({
    type: AgentType,
    description:
      "Lets an agent finish what it runs and gives it nothing new, or, with draining: false, work again.",
    args: { id: t.arg.id({ required: true }), draining: t.arg.boolean({ required: true }) },
    resolve: async (query, _root, { id, draining }, context) => {
      const agentId = requireId(id, "AGENT_NOT_FOUND", "agent");
      await setDraining(agentId, draining, originOf(context));
      return db.agent.findUniqueOrThrow({ ...query, where: { id: agentId } });
    },
  }),
);
