import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { type ChangedIds, findChanges } from "../changes.ts";
import { Changes, changesArgs } from "../changes-type.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { followRows } from "../live.ts";
import { detectionFilter } from "./filter.ts";
import { MAX_SELECTED } from "./selection.ts";
import { DetectionFilterInput, DetectionStatusType, DetectionType, SeverityType } from "./types.ts";

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
      assigneeId: t.arg.id({ description: "In the care of this account." }),
    },
    resolve: (query, _root, filter) =>
      db.detection.findMany({ ...query, where: detectionFilter(filter), orderBy: { id: "desc" } }),
  }),
);

builder.queryField("detectionCount", (t) =>
  t.int({
    description: `How many detections pass a filter; ${MAX_SELECTED + 1} stands for more than ${MAX_SELECTED}.`,
    args: { filter: t.arg({ type: DetectionFilterInput, required: true }) },
    resolve: (_root, { filter }) =>
      db.detection.count({ where: detectionFilter(filter), take: MAX_SELECTED + 1 }),
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
    description: "A detection is new, was seen again, is gone, or was judged.",
    subscribe: (_root, _args, context, info) => {
      const query = queryFromInfo({ context, info });
      return followRows("detectionChanged", (ids) =>
        db.detection.findMany({ ...query, where: { id: { in: ids } } }),
      );
    },
    resolve: (_query, row) => row as never,
  }),
);
