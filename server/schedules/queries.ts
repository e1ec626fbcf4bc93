import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { type ChangedIds, findChanges } from "../changes.ts";
import { Changes, changesArgs } from "../changes-type.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { followRows } from "../live.ts";
import { requireCron } from "./cron.ts";
import { plannedTimes } from "./due.ts";
import { ScheduleType } from "./types.ts";

builder.queryField("schedules", (t) =>
  t.prismaConnection({
    type: ScheduleType,
    cursor: "id",
    description: "Schedules, the latest first.",
    resolve: (query) =>
      db.schedule.findMany({ ...query, where: { deletedAt: null }, orderBy: { id: "desc" } }),
  }),
);

builder.queryField("schedule", (t) =>
  t.prismaField({
    type: ScheduleType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _root, { id }) =>
      db.schedule.findFirst({
        ...query,
        where: { id: requireId(id, "SCHEDULE_NOT_FOUND", "schedule"), deletedAt: null },
      }),
  }),
);

builder.queryField("cronTimes", (t) =>
  t.field({
    type: ["DateTime"],
    description:
      "When a cron expression is due next, five times. CRON_INVALID or TIME_ZONE_INVALID say what is wrong.",
    args: { cron: t.arg.string({ required: true }), timeZone: t.arg.string({ required: true }) },
    resolve: (_root, { cron, timeZone }) =>
      plannedTimes({ id: "", cron: requireCron(cron, timeZone), timeZone, spreadSeconds: 0 }, new Date(), 5),
  }),
);

const ScheduleChanges = builder.objectRef<ChangedIds>("ScheduleChanges").implement({
  authScopes: { viewer: true },
  interfaces: [Changes],
  description: "Schedules that changed, deleted ones included: those have deletedAt.",
  fields: (t) => ({
    nodes: t.prismaField({
      type: [ScheduleType],
      resolve: (query, { ids }) => db.schedule.findMany({ ...query, where: { id: { in: ids } } }),
    }),
  }),
});

builder.queryField("scheduleChanges", (t) =>
  t.field({
    type: ScheduleChanges,
    args: changesArgs(t),
    resolve: (_root, { after, first }) => findChanges("Schedule", after, first ?? undefined),
  }),
);

builder.subscriptionField("scheduleChanged", (t) =>
  t.prismaField({
    type: ScheduleType,
    description:
      "A schedule was made, changed, run or deleted (then it has deletedAt), or the scan of a run finished.",
    subscribe: (_root, _args, context, info) => {
      const query = queryFromInfo({ context, info });
      return followRows("scheduleChanged", (ids) =>
        db.schedule.findMany({ ...query, where: { id: { in: ids } } }),
      );
    },
    resolve: (_query, row) => row as never,
  }),
);
