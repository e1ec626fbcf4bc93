import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { type ChangedIds, findChanges } from "../changes.ts";
import { Changes, changesArgs } from "../changes-type.ts";
import { db } from "../db.ts";
import { AppError } from "../errors.ts";
import { requireId } from "../id.ts";
import { followRows } from "../live.ts";

const EventType = builder.prismaObject("Event", {
  authScopes: { viewer: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    assignment: t.relation("assignment"),
    attempt: t.exposeInt("attempt"),
    sequence: t.exposeInt("sequence"),
    type: t.exposeString("type"),
    observedAt: t.expose("observedAt", { type: "DateTime" }),
    receivedAt: t.expose("receivedAt", { type: "DateTime" }),
    assetKey: t.exposeString("assetKey"),
    late: t.exposeBoolean("late"),
    data: t.expose("data", { type: "JSON" }),
  }),
});

async function fingerprintOfDetection(id: string) {
  const detection = await db.detection.findUnique({ where: { id }, select: { fingerprint: true } });
  if (!detection) throw new AppError("DETECTION_NOT_FOUND", `There is no detection with the id "${id}".`);
  return detection.fingerprint;
}

builder.queryField("events", (t) =>
  t.prismaConnection({
    type: EventType,
    cursor: "id",
    description: "Events, the latest first: all, or those of a scan, an assignment or behind a detection.",
    args: { scanId: t.arg.id(), assignmentId: t.arg.id(), detectionId: t.arg.id() },
    resolve: async (query, _root, { scanId, assignmentId, detectionId }) => {
      const detection = detectionId ? requireId(detectionId, "DETECTION_NOT_FOUND", "detection") : null;
      return db.event.findMany({
        ...query,
        where: {
          assignment: scanId ? { scanId: requireId(scanId, "SCAN_NOT_FOUND", "scan") } : undefined,
          assignmentId: assignmentId
            ? requireId(assignmentId, "ASSIGNMENT_NOT_FOUND", "assignment")
            : undefined,
          fingerprint: detection ? await fingerprintOfDetection(detection) : undefined,
        },
        orderBy: { id: "desc" },
      });
    },
  }),
);

const EventChanges = builder.objectRef<ChangedIds>("EventChanges").implement({
  authScopes: { viewer: true },
  interfaces: [Changes],
  fields: (t) => ({
    nodes: t.prismaField({
      type: [EventType],
      resolve: (query, { ids }) => db.event.findMany({ ...query, where: { id: { in: ids } } }),
    }),
  }),
});

builder.queryField("eventChanges", (t) =>
  t.field({
    type: EventChanges,
    args: changesArgs(t),
    resolve: (_root, { after, first }) => findChanges("Event", after, first ?? undefined),
  }),
);

builder.subscriptionField("eventAdded", (t) =>
  t.prismaField({
    type: EventType,
    description: "An agent submitted an event: of any scan, of one scan or of one assignment.",
    args: { scanId: t.arg.id(), assignmentId: t.arg.id() },
    subscribe: (_root, { scanId, assignmentId }, context, info) => {
      const query = queryFromInfo({ context, info });
      return followRows(
        "eventAdded",
        (ids) => db.event.findMany({ ...query, where: { id: { in: ids } }, orderBy: { id: "asc" } }),
        (message) =>
          (!scanId || message.scanId === scanId) && (!assignmentId || message.assignmentId === assignmentId),
      );
    },
    resolve: (_query, row) => row as never,
  }),
);
