import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { type ChangedIds, findChanges } from "../changes.ts";
import { Changes, changesArgs } from "../changes-type.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { followRows } from "../live.ts";
import { DetectionType } from "./types.ts";

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
  authScopes: { viewer: true },
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
