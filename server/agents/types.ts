import { batched } from "../batch.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { AgentActivity, AgentHealth } from "../generated/prisma/enums.ts";
import type { ScannerRuns } from "./agents.ts";
import type { Capability, Labels } from "./capability.ts";
import { readDeclaredPolicy } from "./declared-policy.ts";
import { describePolicy, type PolicyRule } from "./policy-rules.ts";
import { signatureRisk } from "./signature-risk.ts";

export const AgentActivityType = builder.enumType(AgentActivity, {
  name: "AgentActivity",
  description: "What an agent last said it is doing.",
});

export const AgentHealthType = builder.enumType(AgentHealth, {
  name: "AgentHealth",
  description:
    "Whether the head still hears from an agent: PENDING until an admin approves it; ONLINE; STALE after too long without a heartbeat; OFFLINE after a goodbye; REVOKED when thrown out.",
});

const CapabilityType = builder.objectRef<Capability>("Capability").implement({
  authScopes: { viewer: true },
  description: "A scanner as an agent measured it.",
  fields: (t) => ({
    name: t.exposeString("name"),
    version: t.exposeString("version"),
    privileged: t.exposeBoolean("privileged", {
      description: "It may open raw sockets, read every file, or whatever else privilege gives this scanner.",
    }),
    problem: t.exposeString("problem", {
      nullable: true,
      description: "Why it can't be used; null where it can.",
    }),
    signaturesAt: t.field({
      type: "DateTime",
      nullable: true,
      description:
        "When the newest signatures or tests that it brings were made; null where that is not known.",
      resolve: ({ signaturesAt }) => (signaturesAt ? new Date(signaturesAt) : null),
    }),
    signatureCount: t.int({
      nullable: true,
      description: "How many signatures or rules it has; null where that is not known.",
      resolve: ({ signatureCount }) => signatureCount ?? null,
    }),
    risk: t.string({
      nullable: true,
      description:
        "Why it may miss something, as a sentence: signatures that are old or not there. Null for none.",
      resolve: (capability) => signatureRisk(capability, new Date()),
    }),
  }),
});

export const LabelType = builder.objectRef<{ name: string; value: string }>("Label").implement({
  authScopes: { viewer: true },
  description: "A label, such as segment=dmz.",
  fields: (t) => ({ name: t.exposeString("name"), value: t.exposeString("value") }),
});

const PolicyRuleType = builder.objectRef<PolicyRule>("PolicyRule").implement({
  authScopes: { operator: true },
  description: "One thing that an agent's owner decided, in words. The head can't change it.",
  fields: (t) => ({
    subject: t.exposeString("subject", { description: "Such as Networks, Hours or Options of nmap." }),
    words: t.exposeString("words"),
  }),
});

const ScannerRunsType = builder.objectRef<ScannerRuns>("ScannerRuns").implement({
  authScopes: { viewer: true },
  description: "How attempts of one scanner ended on an agent since it started.",
  fields: (t) => ({
    scanner: t.exposeString("scanner"),
    runCount: t.exposeInt("runCount", { description: "Attempts that ended." }),
    failureCount: t.exposeInt("failureCount", { description: "Those of them that did not end well." }),
  }),
});

export const AgentType = builder.prismaObject("Agent", {
  authScopes: { viewer: true },
  include: { status: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    identity: t.exposeString("identity"),
    hostname: t.exposeString("hostname"),
    addresses: t.exposeStringList("addresses"),
    version: t.exposeString("version"),
    labels: t.field({
      type: [LabelType],
      select: { labels: true },
      description: "Labels for placement, such as segment=dmz.",
      resolve: (agent) => Object.entries(agent.labels as Labels).map(([name, value]) => ({ name, value })),
    }),
    capabilities: t.field({
      type: [CapabilityType],
      select: { capabilities: true },
      description: "Scanners as measured on this agent, those with a problem included.",
      resolve: (agent) => agent.capabilities as Capability[],
    }),
    policy: t.expose("policy", { type: "JSON" }),
    policyRules: t.field({
      type: [PolicyRuleType],
      select: { policy: true },
      description: "What its owner allows, in words; empty where that could not be read.",
      resolve: ({ policy }) => {
        const declared = readDeclaredPolicy(JSON.stringify(policy));
        return declared === null ? [] : describePolicy(declared);
      },
    }),
    reach: t.exposeStringList("reach"),
    headFoundBy: t.exposeString("headFoundBy"),
    enrollmentTokenName: t.string({
      nullable: true,
      description:
        "The name of the enrollment token that it last registered with; null where a cluster proves who it is.",
      select: { enrollmentToken: { select: { name: true } } },
      resolve: ({ enrollmentToken }) => enrollmentToken?.name ?? null,
    }),
    slots: t.exposeInt("slots"),
    draining: t.exposeBoolean("draining"),
    forgottenAt: t.expose("forgottenAt", { type: "DateTime", nullable: true }),
    conflictAt: t.expose("conflictAt", { type: "DateTime", nullable: true }),
    health: t.expose("health", { type: AgentHealthType }),
    healthSince: t.expose("healthSince", { type: "DateTime" }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    registeredAt: t.expose("registeredAt", { type: "DateTime" }),
    activity: t.field({ type: AgentActivityType, resolve: ({ status }) => status?.activity ?? "IDLE" }),
    lastHeartbeatAt: t.field({
      type: "DateTime",
      resolve: ({ status, registeredAt }) => status?.lastHeartbeatAt ?? registeredAt,
    }),
    secondsSinceHeartbeat: t.int({
      description: "Whole seconds since its last heartbeat, by the head's clock.",
      resolve: ({ status, registeredAt }) => secondsSince(status?.lastHeartbeatAt ?? registeredAt),
    }),
    clockSkewMs: t.float({
      nullable: true,
      description:
        "How far its clock is ahead of the head's, in milliseconds, as it measured at its last heartbeat, give or take half the time that took; negative where it is behind, null where it is not known.",
      resolve: ({ status }) => status?.clockSkewMs ?? null,
    }),
    problem: t.string({
      nullable: true,
      description: "What keeps it from working as it should, as a sentence; null when it is well.",
      resolve: ({ status }) => status?.problem ?? null,
    }),
    freeSlots: t.int({
      description: "How many more assignments it can run now.",
      resolve: ({ status }) => status?.freeSlots ?? 0,
    }),
    load: t.float({
      description: "One-minute load average of its machine divided by its processors. 1 = all busy.",
      resolve: ({ status }) => status?.load ?? 0,
    }),
    memoryBytes: t.field({
      type: "BigInt",
      description: "Memory used by the agent process, in bytes.",
      resolve: ({ status }) => status?.memoryBytes ?? 0,
    }),
    resultCount: t.int({
      description: "Events it has submitted since it started.",
      resolve: ({ status }) => status?.resultCount ?? 0,
    }),
    errorCount: t.int({
      description: "Runs that failed since it started.",
      resolve: ({ status }) => status?.errorCount ?? 0,
    }),
    spoolBytes: t.field({
      type: "BigInt",
      description: "Bytes waiting on the agent to be submitted.",
      resolve: ({ status }) => status?.spoolBytes ?? 0,
    }),
    spoolRecords: t.int({
      description: "Records waiting on the agent to be submitted.",
      resolve: ({ status }) => status?.spoolRecords ?? 0,
    }),
    spoolLimitBytes: t.field({
      type: "BigInt",
      description: "Bytes that may wait on the agent, at most; 0 where it does not tell.",
      resolve: ({ status }) => status?.spoolLimitBytes ?? 0,
    }),
    cpu: t.float({
      description:
        "Processors that the agent process kept busy between its last two heartbeats: 1 = one of them.",
      resolve: ({ status }) => status?.cpu ?? 0,
    }),
    eventLoopMs: t.float({
      description: "How late its event loop was between its last two heartbeats at worst.",
      resolve: ({ status }) => status?.eventLoopMs ?? 0,
    }),
    scannerRuns: t.field({
      type: [ScannerRunsType],
      description: "Attempts that ended since it started, by scanner.",
      resolve: ({ status }) => (status?.scannerRuns ?? []) as ScannerRuns[],
    }),
    currentAssignments: t.prismaField({
      type: ["Assignment"],
      description: "What it runs now.",
      resolve: (_query, { id }) => loadRunning(id),
    }),
  }),
});

/** What agents run, for all agents of a list by one query. */
const loadRunning = batched(async (agentIds: string[]) => {
  const rows = await db.assignment.findMany({
    where: { agentId: { in: agentIds }, state: "RUNNING" },
    orderBy: { id: "asc" },
  });
  const byAgent = Map.groupBy(rows, ({ agentId }) => agentId);
  return agentIds.map((id) => byAgent.get(id) ?? []);
});

function secondsSince(time: Date): number {
  return Math.max(0, Math.floor((Date.now() - time.getTime()) / 1000));
}
