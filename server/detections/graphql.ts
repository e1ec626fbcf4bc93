import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { type ChangedIds, findChanges } from "../changes.ts";
import { Changes, changesArgs } from "../changes-type.ts";
import { db } from "../db.ts";
import { AssetKind, DetectionStatus, Severity } from "../generated/prisma/enums.ts";
import { requireId } from "../id.ts";
import { followRows } from "../live.ts";
import { detectionFilter } from "./filter.ts";

const SeverityType = builder.enumType(Severity, {
  name: "Severity",
  description: "How bad a finding is, from INFO to CRITICAL.",
});
const DetectionStatusType = builder.enumType(DetectionStatus, {
  name: "DetectionStatus",
  description: "Where a detection is in its life.",
});
const AssetKindType = builder.enumType(AssetKind, {
  name: "AssetKind",
  description: "What a detection is about.",
});

type Reference = { type: string; id: string; url?: string };
const ReferenceType = builder.objectRef<Reference>("Reference").implement({
  authScopes: { operator: true },
  description: "What is known elsewhere of a finding: CVE, CWE, CPE, a rule or a web page.",
  fields: (t) => ({
    type: t.exposeString("type"),
    id: t.exposeString("id"),
    url: t.string({ nullable: true, resolve: (reference) => reference.url ?? null }),
  }),
});

const DetectionType = builder.prismaObject("Detection", {
  authScopes: { operator: true },
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
    firstSeenAt: t.expose("firstSeenAt", { type: "DateTime" }),
    lastSeenAt: t.expose("lastSeenAt", { type: "DateTime" }),
    reopenedCount: t.exposeInt("reopenedCount"),
    lastAssignment: t.relation("lastAssignment", { description: "The assignment that saw it last." }),
  }),
});

builder.queryField("detections", (t) =>
  t.prismaConnection({
    type: DetectionType,
    cursor: "id",
    description: "Detections, the latest first, as far as they pass every filter that is given.",
    args: {
      severities: t.arg({ type: [SeverityType] }),
      statuses: t.arg({ type: [DetectionStatusType] }),
      scanners: t.arg.stringList(),
      text: t.arg.string({
        description: "Part of the title, the asset or the location; upper or lower case.",
      }),
      scanId: t.arg.id({ description: "Seen by this scan." }),
    },
    resolve: (query, _root, filter) =>
      db.detection.findMany({ ...query, where: detectionFilter(filter), orderBy: { id: "desc" } }),
  }),
);

builder.queryField("detection", (t) =>
  t.prismaField({
    type: DetectionType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _root, { id }) =>
      db.detection.findUnique({ ...query, where: { id: requireId(id, "DETECTION_NOT_FOUND", "detection") } }),
  }),
);

const DetectionChanges = builder.objectRef<ChangedIds>("DetectionChanges").implement({
  authScopes: { operator: true },
  interfaces: [Changes],
  fields: (t) => ({
    nodes: t.prismaField({
      type: [DetectionType],
      resolve: (query, { ids }) => db.detection.findMany({ ...query, where: { id: { in: ids } } }),
    }),
  }),
});

builder.queryField("detectionChanges", (t) =>
  t.field({
    type: DetectionChanges,
    args: changesArgs(t),
    resolve: (_root, { after, first }) => findChanges("Detection", after, first ?? undefined),
  }),
);

builder.subscriptionField("detectionChanged", (t) =>
  t.prismaField({
    type: DetectionType,
    description: "A detection is new, or was seen again.",
    subscribe: (_root, _args, context, info) => {
      const query = queryFromInfo({ context, info });
      return followRows("detectionChanged", (ids) =>
        db.detection.findMany({ ...query, where: { id: { in: ids } } }),
      );
    },
    resolve: (_query, row) => row as never,
  }),
);
