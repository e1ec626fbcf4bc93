import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { type ChangedIds, findChanges } from "../changes.ts";
import { Changes, changesArgs } from "../changes-type.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { followRows } from "../live.ts";
import { AssignmentStateType, AssignmentType } from "./types.ts";

builder.queryField("assignments", (t) =>
  t.prismaConnection({
    type: AssignmentType,
    cursor: "id",
    description: "Assignments, the latest first.",
    args: { scanId: t.arg.id(), agentId: t.arg.id(), states: t.arg({ type: [AssignmentStateType] }) },
    resolve: (query, _root, { scanId, agentId, states }) =>
      db.assignment.findMany({
        ...query,
        where: {
          scanId: scanId ? requireId(scanId, "SCAN_NOT_FOUND", "scan") : undefined,
          attempts: agentId
            ? { some: { agentId: requireId(agentId, "AGENT_NOT_FOUND", "agent") } }
            : undefined,
          state: states ? { in: states } : undefined,
        },
        orderBy: { id: "desc" },
      }),
  }),
);

builder.queryField("assignment", (t) =>
  t.prismaField({
    type: AssignmentType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _root, { id }) =>
      db.assignment.findUnique({
        ...query,
        where: { id: requireId(id, "ASSIGNMENT_NOT_FOUND", "assignment") },
      }),
  }),
);

const AssignmentChanges = builder.objectRef<ChangedIds>("AssignmentChanges").implement({
  authScopes: { viewer: true },
  interfaces: [Changes],
  fields: (t) => ({
    nodes: t.prismaField({
      type: [AssignmentType],
      resolve: (query, { ids }) => db.assignment.findMany({ ...query, where: { id: { in: ids } } }),
    }),
  }),
});

builder.queryField("assignmentChanges", (t) =>
  t.field({
    type: AssignmentChanges,
    args: changesArgs(t),
    resolve: (_root, { after, first }) => findChanges("Assignment", after, first ?? undefined),
  }),
);

builder.subscriptionField("assignmentChanged", (t) =>
  t.prismaField({
    type: AssignmentType,
    description: "An assignment was stored, claimed, made progress or ended.",
    args: { scanId: t.arg.id(), agentId: t.arg.id() },
    subscribe: (_root, { scanId, agentId }, context, info) => {
      const query = queryFromInfo({ context, info });
      const where = { scanId: scanId ?? undefined, agentId: agentId ?? undefined };
      return followRows("assignmentChanged", (ids) =>
        db.assignment.findMany({ ...query, where: { id: { in: ids }, ...where } }),
      );
    },
    resolve: (_query, row) => row as never,
  }),
);
