import { requireRole } from "../access/require-caller.ts";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { AssignScanInput } from "../scans/graphql.ts";
import {
  createSchedule,
  deleteSchedule,
  runScheduleNow,
  type ScheduleValues,
  updateSchedule,
} from "./schedules.ts";
import { MissedRunsType, OverlapType, ScheduleRunType, ScheduleType } from "./types.ts";

const CRON =
  "Minute, hour, day of the month, month, day of the week, such as 30 2 * * MON-FRI; or @daily and the like.";

const CreateScheduleInput = builder.inputType("CreateScheduleInput", {
  fields: (t) => ({
    name: t.string({ required: true, description: "1 to 200 characters." }),
    cron: t.string({ required: true, description: CRON }),
    timeZone: t.string({ required: true, description: "Whose clocks count, such as Europe/Berlin." }),
    scan: t.field({
      type: AssignScanInput,
      required: true,
      description: "What each run asks for. Without startAt; named like the schedule unless it has a name.",
    }),
    overlap: t.field({ type: OverlapType, description: "Default: SKIP." }),
    missed: t.field({ type: MissedRunsType, description: "Default: SKIP." }),
    spreadSeconds: t.int({
      description:
        "Runs start this much later at most, always the same for one schedule. 0 to 3600, default 0.",
    }),
    enabled: t.boolean({ description: "Default: true." }),
  }),
});

const UpdateScheduleInput = builder.inputType("UpdateScheduleInput", {
  description: "What is left out stays as it is.",
  fields: (t) => ({
    name: t.string({ description: "1 to 200 characters." }),
    cron: t.string({ description: CRON }),
    timeZone: t.string(),
    scan: t.field({ type: AssignScanInput, description: "All of what each run asks for." }),
    overlap: t.field({ type: OverlapType }),
    missed: t.field({ type: MissedRunsType }),
    spreadSeconds: t.int({ description: "0 to 3600." }),
    enabled: t.boolean(),
  }),
});

const id = (text: string) => requireId(text, "SCHEDULE_NOT_FOUND", "schedule");

builder.mutationField("createSchedule", (t) =>
  t.prismaField({
    type: ScheduleType,
    description: "Asks for a scan again and again. The scan is checked now and at each run.",
    args: { input: t.arg({ type: CreateScheduleInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const values: ScheduleValues = {
        ...input,
        overlap: input.overlap ?? "SKIP",
        missed: input.missed ?? "SKIP",
        spreadSeconds: input.spreadSeconds ?? 0,
        enabled: input.enabled ?? true,
      };
      const scheduleId = await createSchedule(
        values,
        requireRole(context.caller, "OPERATOR").userId,
        originOf(context),
      );
      return db.schedule.findUniqueOrThrow({ ...query, where: { id: scheduleId } });
    },
  }),
);

builder.mutationField("updateSchedule", (t) =>
  t.prismaField({
    type: ScheduleType,
    args: { id: t.arg.id({ required: true }), input: t.arg({ type: UpdateScheduleInput, required: true }) },
    resolve: async (query, _root, args, context) => {
      const scheduleId = id(args.id);
      await updateSchedule(scheduleId, args.input, originOf(context));
      return db.schedule.findUniqueOrThrow({ ...query, where: { id: scheduleId } });
    },
  }),
);

builder.mutationField("deleteSchedule", (t) =>
  t.prismaField({
    type: ScheduleType,
    description: "Ends a schedule. Scans that it started stay, and go on.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _root, args, context) => {
      const scheduleId = id(args.id);
      await deleteSchedule(scheduleId, originOf(context));
      return db.schedule.findUniqueOrThrow({ ...query, where: { id: scheduleId } });
    },
  }),
);

builder.mutationField("runScheduleNow", (t) =>
  t.prismaField({
    type: ScheduleRunType,
    description:
      "Runs a schedule once, beside its plan. Its overlap rule holds; the answer says what became of it.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _root, args, context) => {
      const scheduleId = id(args.id);
      const plannedAt = await runScheduleNow(scheduleId, originOf(context));
      return db.scheduleRun.findUniqueOrThrow({
        ...query,
        where: { scheduleId_plannedAt: { scheduleId, plannedAt } },
      });
    },
  }),
);
