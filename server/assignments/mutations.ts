import { z } from "zod";
import { requireAgent } from "../access/require-caller.ts";
import { MAX_ARTIFACT_BYTES, MAX_PART_BYTES, storeArtifactPart } from "../artifacts/artifacts.ts";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { parseChunk } from "../events/event.ts";
import { storeChunk } from "../events/store.ts";
import { requireId } from "../id.ts";
import { parseInput } from "../parse-input.ts";
import { consume } from "../transport/rate-limit.ts";
import { AttemptKey, FAILURE_RESULTS, Failure, Success } from "./attempt-inputs.ts";
import { cancelAssignments } from "./cancel.ts";
import { type ReportAnswer, reportAttempt } from "./report.ts";
import { AssignmentStateType, AssignmentType } from "./types.ts";

const SubmitEventsInput = builder.inputType("SubmitEventsInput", {
  fields: (t) => ({
    assignmentId: t.id({ required: true }),
    attempt: t.int({ required: true }),
    chunk: t.int({ required: true, description: "Number of the chunk within the attempt, from 1." }),
    events: t.field({
      type: "JSON",
      required: true,
      description: "1 to 500 events: {sequence, type, observedAt, asset, data, finding?}.",
    }),
  }),
});

builder.mutationField("submitEvents", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { agent: true },
    description:
      "Step 5: a chunk of events. It may be sent again; events are unique by (assignment, attempt, sequence).",
    type: builder.objectRef<{ stored: number; late: boolean }>("SubmitEventsPayload").implement({
      authScopes: { agent: true },
      fields: (payload) => ({
        stored: payload.exposeInt("stored", { description: "Events of the chunk that the head now has." }),
        late: payload.exposeBoolean("late", {
          description: "The attempt was no longer current: kept, no state changed.",
        }),
      }),
    }),
    args: { input: t.arg({ type: SubmitEventsInput, required: true }) },
    resolve: async (_root, { input }, { caller }) => {
      const key = parseInput(AttemptKey, input);
      const agentId = requireAgent(caller);
      const events = parseChunk(input.events);
      await consume("event", agentId, events.length);
      return storeChunk({ ...key, agentId }, events);
    },
  }),
);

const SubmitArtifactInput = builder.inputType("SubmitArtifactInput", {
  fields: (t) => ({
    assignmentId: t.id({ required: true }),
    attempt: t.int({ required: true }),
    name: t.string({ required: true, description: "File name, such as nmap.xml." }),
    mediaType: t.string({ required: true }),
    part: t.int({ required: true, description: "Number within the gzip stream, from 1." }),
    data: t.string({
      required: true,
      description: "A piece of the gzip stream as base64, at most 512 KiB decoded.",
    }),
    last: t.boolean({ required: true }),
    sha256: t.string({ description: "With the last part: SHA-256 of the uncompressed output, as hex." }),
    sizeBytes: t.field({
      type: "BigInt",
      description: "With the last part: size of the uncompressed output.",
    }),
  }),
});

const ArtifactInput = AttemptKey.extend({
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, "is no plain file name"),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/, "is no media type"),
  part: z.int().min(1),
  data: z.base64().max(Math.ceil(MAX_PART_BYTES / 3) * 4),
  last: z.boolean(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "is no SHA-256 in hex")
    .nullish(),
  sizeBytes: z.int().min(0).max(MAX_ARTIFACT_BYTES).nullish(),
}).refine(
  ({ last, sha256, sizeBytes }) => !last || (sha256 && sizeBytes != null),
  "has no sha256 or sizeBytes",
);

builder.mutationField("submitArtifact", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { agent: true },
    description: "A part of the scanner's raw output. It may be sent again.",
    type: builder.objectRef<{ parts: number }>("SubmitArtifactPayload").implement({
      authScopes: { agent: true },
      fields: (payload) => ({ parts: payload.exposeInt("parts") }),
    }),
    args: { input: t.arg({ type: SubmitArtifactInput, required: true }) },
    resolve: async (_root, { input }, { caller }) => {
      const { data, sha256, sizeBytes, last, ...piece } = parseInput(ArtifactInput, input);
      const agentId = requireAgent(caller);
      const whole = last && sha256 && sizeBytes != null ? { sha256, sizeBytes } : undefined;
      if (whole) await consume("unfoldedByte", agentId, whole.sizeBytes);
      return storeArtifactPart({ ...piece, agentId, data: Buffer.from(data, "base64"), whole });
    },
  }),
);

const ReportPayload = builder.objectRef<ReportAnswer>("AssignmentReportPayload").implement({
  authScopes: { agent: true },
  fields: (t) => ({
    state: t.field({
      type: AssignmentStateType,
      resolve: (answer) => answer.state,
      description: "How the attempt ended.",
    }),
    late: t.exposeBoolean("late", {
      description: "The attempt was no longer current; the report changed no state.",
    }),
  }),
});

const PartialInput = builder.inputType("PartialInput", {
  description: "Why not all that was asked for was examined, although the scanner ran to its end.",
  fields: (t) => ({
    code: t.string({ required: true, description: "Stable code, such as FILES_NOT_READ." }),
    message: t.string({ required: true, description: "The reason as a sentence." }),
  }),
});

const CompleteAssignmentInput = builder.inputType("CompleteAssignmentInput", {
  fields: (t) => ({
    assignmentId: t.id({ required: true }),
    attempt: t.int({ required: true }),
    eventCount: t.int({ required: true, description: "Events of the attempt in all." }),
    coverage: t.field({ type: "JSON", required: true, description: "What was really examined." }),
    command: t.stringList({ required: true, description: "The exact command that ran." }),
    toolVersion: t.string({ required: true }),
    partial: t.field({ type: PartialInput }),
  }),
});

builder.mutationField("completeAssignment", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { agent: true },
    description: "The scanner ran to its end. Repeating it gets the same answer.",
    type: ReportPayload,
    args: { input: t.arg({ type: CompleteAssignmentInput, required: true }) },
    resolve: (_root, { input }, { caller }) =>
      reportAttempt({ ...parseInput(Success, input), agentId: requireAgent(caller) }),
  }),
);

const FailureResult = builder.enumType("FailureResult", {
  description:
    "FAILED: could not run or not be read. CANCELLED: stopped as asked. REFUSED: against the agent's policy.",
  values: FAILURE_RESULTS,
});

const FailAssignmentInput = builder.inputType("FailAssignmentInput", {
  fields: (t) => ({
    assignmentId: t.id({ required: true }),
    attempt: t.int({ required: true }),
    result: t.field({ type: FailureResult, required: true }),
    code: t.string({ required: true, description: "Stable code of the reason, such as TIMEOUT." }),
    message: t.string({ required: true, description: "The reason as a sentence." }),
    retry: t.boolean({ required: true, description: "Another attempt may do better." }),
    eventCount: t.int({ required: true }),
    coverage: t.field({ type: "JSON" }),
    command: t.stringList({ required: true }),
    toolVersion: t.string(),
  }),
});

builder.mutationField("failAssignment", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { agent: true },
    description:
      "The attempt ended without success; what it found is kept. Repeating it gets the same answer.",
    type: ReportPayload,
    args: { input: t.arg({ type: FailAssignmentInput, required: true }) },
    resolve: (_root, { input }, { caller }) => {
      const {
        result,
        code,
        message,
        retry,
        coverage = null,
        toolVersion = null,
        ...report
      } = parseInput(Failure, input);
      const failure = { result, code, message, retry };
      return reportAttempt({ ...report, coverage, toolVersion, agentId: requireAgent(caller), failure });
    },
  }),
);

builder.mutationField("cancelAssignment", (t) =>
  t.prismaField({
    type: AssignmentType,
    description: "Stops one assignment. One that waits ends at once, one that runs when its agent confirms.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _root, { id }, context) => {
      const assignmentId = requireId(id, "ASSIGNMENT_NOT_FOUND", "assignment");
      await cancelAssignments({ assignmentId }, originOf(context));
      return db.assignment.findUniqueOrThrow({ ...query, where: { id: assignmentId } });
    },
  }),
);
