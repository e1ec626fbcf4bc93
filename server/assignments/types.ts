import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { AssignmentState } from "../generated/prisma/enums.ts";
import { ENDED_SELECT, type Ending, endingOf, endingOfAssignment } from "./ending.ts";
import { type Explained, explain } from "./explain.ts";

export const AssignmentStateType = builder.enumType(AssignmentState, {
  name: "AssignmentState",
  description: "Life of an assignment. SUCCEEDED, FAILED, CANCELLED, REFUSED and EXPIRED are final.",
});

const EndingType = builder.objectRef<Ending>("Ending").implement({
  description: "How an attempt ended: one stable code and one sentence. docs/scanners.md lists the codes.",
  authScopes: { viewer: true },
  fields: (t) => ({
    code: t.exposeString("code", {
      description: "FOUND, NOTHING_FOUND, why it is only a part, or why it failed or was stopped.",
    }),
    message: t.exposeString("message"),
    isPartial: t.exposeBoolean("isPartial", {
      description:
        "There are results, but not all that was asked for was examined. The coverage names the gaps.",
    }),
    findingCount: t.exposeInt("findingCount", {
      description: "Findings that it reported, each time one was seen.",
    }),
  }),
});

export const AttemptType = builder.prismaObject("Attempt", {
  select: { assignmentId: true, attempt: true }, // and what is asked for: coverage may be long
  authScopes: { viewer: true },
  fields: (t) => ({
    attempt: t.exposeInt("attempt"),
    agent: t.prismaField({
      type: "Agent",
      nullable: true,
      description: "Who ran it; null for a report that was imported: the head read it itself.",
      select: { agentId: true },
      resolve: (query, { agentId }) =>
        agentId === null ? null : db.agent.findUniqueOrThrow({ ...query, where: { id: agentId } }),
    }),
    startedAt: t.expose("startedAt", { type: "DateTime" }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
    placementReason: t.exposeString("placementReason"),
    result: t.expose("result", { type: AssignmentStateType, nullable: true }),
    failureCode: t.exposeString("failureCode", { nullable: true }),
    failureMessage: t.exposeString("failureMessage", { nullable: true }),
    ending: t.field({
      type: EndingType,
      nullable: true,
      description: "How it ended; null while it runs.",
      select: ENDED_SELECT,
      resolve: endingOf,
    }),
    eventCount: t.exposeInt("eventCount"),
    coverage: t.expose("coverage", { type: "JSON", nullable: true }),
    command: t.exposeStringList("command"),
    toolVersion: t.exposeString("toolVersion", { nullable: true }),
  }),
});

export const ArtifactType = builder.prismaObject("Artifact", {
  authScopes: { viewer: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    attempt: t.exposeInt("attempt"),
    name: t.exposeString("name"),
    mediaType: t.exposeString("mediaType"),
    sha256: t.exposeString("sha256"),
    sizeBytes: t.expose("sizeBytes", { type: "BigInt" }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    path: t.string({
      description: "Path of the download on the head, as a gzip file.",
      resolve: ({ id }) => `/artifacts/${id}`,
    }),
    rawPath: t.string({
      description: "Path of the download as the scanner wrote it: its bytes have the SHA-256.",
      resolve: ({ id }) => `/artifacts/${id}/raw`,
    }),
  }),
});

export const AssignmentType = builder.prismaObject("Assignment", {
  authScopes: { viewer: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    scan: t.relation("scan"),
    share: t.exposeInt("share"),
    scanner: t.exposeString("scanner"),
    targets: t.exposeStringList("targets"),
    exclusions: t.exposeStringList("exclusions"),
    config: t.expose("config", { type: "JSON" }),
    priority: t.exposeInt("priority"),
    state: t.expose("state", { type: AssignmentStateType }),
    explanation: t.string({
      description: "Why it waits, who runs it and until when, or how it ended, in words.",
      select: {
        scanner: true,
        labels: true,
        pinnedAgentId: true,
        networks: true,
        minVersion: true,
        needsPrivilege: true,
        targets: true,
        config: true,
        held: true,
        interruptRequestedAt: true,
        scan: { select: { pausedAt: true, window: true, import: { select: { verdictMessage: true } } } },
        state: true,
        attempt: true,
        maxAttempts: true,
        agentId: true,
        leaseExpiresAt: true,
        notBefore: true,
        deadlineAt: true,
        cancelRequestedAt: true,
        failureCode: true,
        failureMessage: true,
        attempts: { select: ENDED_SELECT, orderBy: { attempt: "asc" }, take: 100 },
      },
      resolve: async (assignment, _args, { agentFacts }) =>
        explain(assignment as Explained, await agentFacts(), new Date()),
    }),
    attempt: t.exposeInt("attempt"),
    maxAttempts: t.exposeInt("maxAttempts"),
    agent: t.prismaField({
      type: "Agent",
      nullable: true,
      select: { agentId: true },
      resolve: (query, { agentId }) =>
        agentId ? db.agent.findUnique({ ...query, where: { id: agentId } }) : null,
    }),
    leaseExpiresAt: t.expose("leaseExpiresAt", { type: "DateTime", nullable: true }),
    deadlineAt: t.expose("deadlineAt", { type: "DateTime" }),
    maxRunSeconds: t.exposeInt("maxRunSeconds"),
    progress: t.exposeFloat("progress"),
    progressNote: t.exposeString("progressNote"),
    progressIsEstimate: t.exposeBoolean("progressIsEstimate"),
    held: t.exposeBoolean("held"),
    retryRound: t.exposeInt("retryRound"),
    superseded: t.exposeBoolean("superseded"),
    cancelRequestedAt: t.expose("cancelRequestedAt", { type: "DateTime", nullable: true }),
    interruptRequestedAt: t.expose("interruptRequestedAt", { type: "DateTime", nullable: true }),
    failureCode: t.exposeString("failureCode", { nullable: true }),
    failureMessage: t.exposeString("failureMessage", { nullable: true }),
    ending: t.field({
      type: EndingType,
      nullable: true,
      description: "How it ended, like its last attempt unless the head ended it; null before its end.",
      select: {
        state: true,
        failureCode: true,
        failureMessage: true,
        attempts: { select: ENDED_SELECT, orderBy: { attempt: "asc" }, take: 100 },
      },
      resolve: (assignment) => endingOfAssignment(assignment, assignment.attempts),
    }),
    eventCount: t.int({
      description: "Events stored from all its attempts.",
      select: { attempts: { select: { eventCount: true }, orderBy: { attempt: "asc" }, take: 100 } },
      resolve: ({ attempts }) => attempts.reduce((sum, { eventCount }) => sum + eventCount, 0),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    startedAt: t.expose("startedAt", { type: "DateTime", nullable: true }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
    attempts: t.relation("attempts", { query: { orderBy: { attempt: "asc" }, take: 100 } }),
    artifacts: t.relation("artifacts", {
      description: "Raw output of its attempts, where it arrived whole.",
      query: { where: { sha256: { not: "" } }, orderBy: { id: "asc" }, take: 100 },
    }),
  }),
});
