import { AccountType } from "../access/account-type.ts";
import { builder } from "../builder.ts";
import { config } from "../config.ts";
import { db } from "../db.ts";
import { retentionLimit } from "../events/retention.ts";
import {
  AssetKind,
  DetectionChangeKind,
  DetectionResolution,
  DetectionStatus,
  Severity,
} from "../generated/prisma/enums.ts";
import { SCORED, type ScorePart, scoreOf, scoreParts } from "../intelligence/score.ts";
import { linkOf, type Reference } from "./reference.ts";

export const SeverityType = builder.enumType(Severity, {
  name: "Severity",
  description: "How bad a finding is, from INFO to CRITICAL.",
});
export const DetectionStatusType = builder.enumType(DetectionStatus, {
  name: "DetectionStatus",
  description: "Where a detection is in its life.",
});
export const AssetKindType = builder.enumType(AssetKind, {
  name: "AssetKind",
  description: "What a detection is about.",
});

const DetectionResolutionType = builder.enumType(DetectionResolution, {
  name: "DetectionResolution",
  description:
    "What made a detection RESOLVED: what a later attempt examined without seeing it, or a person.",
});
const DetectionChangeKindType = builder.enumType(DetectionChangeKind, {
  name: "DetectionChangeKind",
  description: "What happened to a detection.",
});

const DetectionChangeType = builder.prismaObject("DetectionChange", {
  authScopes: { viewer: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: DetectionChangeKindType }),
    at: t.expose("at", { type: "DateTime" }),
    from: t.expose("from", { type: DetectionStatusType, nullable: true }),
    to: t.expose("to", { type: DetectionStatusType }),
    accountName: t.exposeString("accountName", { nullable: true }),
    assignmentId: t.exposeID("assignmentId", { nullable: true }),
    attempt: t.exposeInt("attempt", { nullable: true }),
    note: t.exposeString("note"),
    assigneeName: t.exposeString("assigneeName", { nullable: true }),
    acceptedUntil: t.expose("acceptedUntil", { type: "DateTime", nullable: true }),
  }),
});

const ReferenceType = builder.objectRef<Reference>("Reference").implement({
  authScopes: { viewer: true },
  description: "What is known elsewhere of a finding: CVE, CWE, CPE, a rule or a web page.",
  fields: (t) => ({
    type: t.exposeString("type"),
    id: t.exposeString("id"),
    url: t.string({
      nullable: true,
      description: "Where to read on, an http(s) address: made by the head for CVE and CWE.",
      resolve: linkOf,
    }),
  }),
});

const ScoreReasonType = builder.enumType("ScoreReason", {
  description: "Why a detection has points.",
  values: {
    SEVERITY: { description: "How bad it is." },
    EXPLOITATION: {
      description: "Its CVEs are known to be exploited, or likely to be, by the imported feeds.",
    },
    CRITICALITY: { description: "How much depends on its asset, as an operator said." },
    UNUSUALNESS: { description: "How unusual the alert is for its asset." },
  } satisfies Record<ScorePart["reason"], object>,
});
const ScorePartType = builder.objectRef<ScorePart>("ScorePart").implement({
  authScopes: { viewer: true },
  description: "One of the reasons for a score.",
  fields: (t) => ({
    reason: t.field({ type: ScoreReasonType, resolve: ({ reason }) => reason }),
    points: t.exposeInt("points", { description: "-10 to 75." }),
  }),
});

export const DetectionType = builder.prismaObject("Detection", {
  authScopes: { viewer: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    fingerprint: t.string({
      description: "Its identity: SHA-256 in hex.",
      resolve: ({ fingerprint }) => Buffer.from(fingerprint).toString("hex"),
    }),
    scanner: t.exposeString("scanner"),
    category: t.exposeString("category"),
    title: t.exposeString("title"),
    description: t.exposeString("description"),
    severity: t.expose("severity", { type: SeverityType }),
    status: t.expose("status", { type: DetectionStatusType }),
    score: t.int({
      description: "How urgent it is, 0 to 100: the sum of its parts, within these bounds.",
      select: SCORED,
      resolve: scoreOf,
    }),
    scoreParts: t.field({ type: [ScorePartType], select: SCORED, resolve: scoreParts }),
    assetKind: t.expose("assetKind", { type: AssetKindType }),
    assetKey: t.exposeString("assetKey"),
    assetLabel: t.exposeString("assetLabel"),
    location: t.exposeString("location"),
    references: t.field({
      type: [ReferenceType],
      resolve: ({ references }) => references as Reference[],
    }),
    evidence: t.expose("evidence", { type: "JSON" }),
    eventCount: t.exposeInt("eventCount"),
    eventsDroppedBefore: t.field({
      type: "DateTime",
      nullable: true,
      description:
        "Where it is older than events are kept: what arrived before this time was dropped by retention. Else null.",
      resolve: ({ firstSeenAt }) => {
        const limit = retentionLimit(config.EVENT_RETENTION_DAYS, new Date());
        return limit && firstSeenAt < limit ? limit : null;
      },
    }),
    firstSeenAt: t.expose("firstSeenAt", { type: "DateTime" }),
    lastSeenAt: t.expose("lastSeenAt", { type: "DateTime" }),
    reopenedCount: t.exposeInt("reopenedCount"),
    statusSince: t.expose("statusSince", { type: "DateTime" }),
    resolvedAt: t.expose("resolvedAt", { type: "DateTime", nullable: true }),
    resolvedBy: t.expose("resolvedBy", { type: DetectionResolutionType, nullable: true }),
    acceptedUntil: t.expose("acceptedUntil", { type: "DateTime", nullable: true }),
    unansweredAt: t.field({
      type: "DateTime",
      nullable: true,
      description:
        "Set while it is OPEN or ACKNOWLEDGED and its port gave no answer to the agent that saw it last: when that attempt began. The next attempt without an answer resolves it.",
      resolve: ({ unansweredAt, lastReceivedAt, status }) =>
        (status === "OPEN" || status === "ACKNOWLEDGED") && unansweredAt && unansweredAt > lastReceivedAt
          ? unansweredAt
          : null,
    }),
    assignee: t.relation("assignee", { type: AccountType, nullable: true }),
    note: t.exposeString("note"),
    history: t.prismaConnection({
      type: DetectionChangeType,
      cursor: "id",
      description: "What happened to it, the latest first.",
      resolve: (query, { id }) =>
        db.detectionChange.findMany({ ...query, where: { detectionId: id }, orderBy: { id: "desc" } }),
    }),
    lastAssignment: t.relation("lastAssignment", { description: "The assignment that saw it last." }),
  }),
});

/** The filters of a list, as arguments or as one input. */
export const DetectionFilterInput = builder.inputType("DetectionFilterInput", {
  description: "What detections are narrowed by; everything given must hold.",
  fields: (t) => ({
    query: t.string({
      description: "In the search language: `severity:high port:22 -category:open-port text`.",
    }),
    severities: t.field({ type: [SeverityType] }),
    statuses: t.field({ type: [DetectionStatusType] }),
    scanners: t.stringList(),
    text: t.string({
      description: "Words in order, or part of the title, the asset or the location; upper or lower case.",
    }),
    scanId: t.id({ description: "Seen by this scan." }),
    assetId: t.id({ description: "About this asset." }),
    assigneeId: t.id({ description: "In the care of this account." }),
  }),
});
