import { requireRole } from "../access/require-caller.ts";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { SeverityType } from "../detections/types.ts";
import { requireId } from "../id.ts";
import { LabelInput } from "../label-input.ts";
import { redeliver } from "./redeliver.ts";
import { createRule, deleteRule, updateRule } from "./rules.ts";
import { DeliveryType, RuleType, TriggerType } from "./types.ts";

const TEXTS = {
  minSeverity: "Detections of at least this severity.",
  query: "Detections that match this search; empty for all.",
  labels: "Agents with all these labels; none for all.",
  queueAgeSeconds: "For QUEUE_AGE: how long a share may wait, 10 to 2592000.",
  digestSeconds:
    "One message for all that happens in so many seconds: 60 or more, and a part of a day without a remainder; 0 tells at once.",
  digestOffsetSeconds:
    "How long after each multiple of digestSeconds, from midnight UTC, the message goes out.",
  quietSeconds: "The same subject is told once in so many seconds, 0 to 2592000; 0 tells each time.",
};

const CreateRuleInput = builder.inputType("CreateNotificationRuleInput", {
  fields: (t) => ({
    name: t.string({ required: true, description: "1 to 100 characters." }),
    triggers: t.field({ type: [TriggerType], required: true, description: "One or more." }),
    channelIds: t.idList({ required: true, description: "1 to 20 channels." }),
    enabled: t.boolean({ description: "Default: true." }),
    minSeverity: t.field({ type: SeverityType, description: `${TEXTS.minSeverity} Default: INFO, all.` }),
    query: t.string({ description: TEXTS.query }),
    labels: t.field({ type: [LabelInput], description: TEXTS.labels }),
    queueAgeSeconds: t.int({ description: `${TEXTS.queueAgeSeconds} Default: 600.` }),
    digestSeconds: t.int({ description: `${TEXTS.digestSeconds} Default: 0.` }),
    digestOffsetSeconds: t.int({ description: `${TEXTS.digestOffsetSeconds} Default: 0.` }),
    quietSeconds: t.int({ description: `${TEXTS.quietSeconds} Default: 3600.` }),
  }),
});

const UpdateRuleInput = builder.inputType("UpdateNotificationRuleInput", {
  description: "What is left out stays as it is.",
  fields: (t) => ({
    name: t.string({ description: "1 to 100 characters." }),
    triggers: t.field({ type: [TriggerType], description: "One or more." }),
    channelIds: t.idList({ description: "1 to 20 channels." }),
    enabled: t.boolean({ description: "Switched off, it forgets what it was to tell." }),
    minSeverity: t.field({ type: SeverityType, description: TEXTS.minSeverity }),
    query: t.string({ description: TEXTS.query }),
    labels: t.field({ type: [LabelInput], description: TEXTS.labels }),
    queueAgeSeconds: t.int({ description: TEXTS.queueAgeSeconds }),
    digestSeconds: t.int({ description: TEXTS.digestSeconds }),
    digestOffsetSeconds: t.int({ description: TEXTS.digestOffsetSeconds }),
    quietSeconds: t.int({ description: TEXTS.quietSeconds }),
  }),
});

const idOf = (id: string) => requireId(id, "NOTIFICATION_RULE_NOT_FOUND", "notification rule");

function recordOf(labels: readonly { name: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(labels.map(({ name, value }) => [name, value]));
}

builder.mutationField("createNotificationRule", (t) =>
  t.prismaField({
    type: RuleType,
    description: "Has things told from now on.",
    args: { input: t.arg({ type: CreateRuleInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const { userId } = requireRole(context.caller, "OPERATOR");
      const values = {
        ...input,
        enabled: input.enabled ?? true,
        minSeverity: input.minSeverity ?? "INFO",
        query: input.query ?? "",
        labels: recordOf(input.labels ?? []),
        queueAgeSeconds: input.queueAgeSeconds ?? 600,
        digestSeconds: input.digestSeconds ?? 0,
        digestOffsetSeconds: input.digestOffsetSeconds ?? 0,
        quietSeconds: input.quietSeconds ?? 3600,
      };
      const id = await createRule(values, userId, originOf(context));
      return db.notificationRule.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("updateNotificationRule", (t) =>
  t.prismaField({
    type: RuleType,
    args: { id: t.arg.id({ required: true }), input: t.arg({ type: UpdateRuleInput, required: true }) },
    resolve: async (query, _root, args, context) => {
      const id = idOf(args.id);
      const { labels } = args.input;
      await updateRule(id, { ...args.input, labels: labels && recordOf(labels) }, originOf(context));
      return db.notificationRule.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("deleteNotificationRule", (t) =>
  t.boolean({
    description: "Deletes a rule. Messages that it made go out.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      await deleteRule(idOf(id), originOf(context));
      return true;
    },
  }),
);

builder.mutationField("redeliverNotifications", (t) =>
  t.prismaField({
    type: [DeliveryType],
    description:
      "Sends messages again that were sent or given up, with the same ids, and tries those that wait now.",
    args: { ids: t.arg.idList({ required: true, description: "1 to 100." }) },
    resolve: async (query, _root, args, context) => {
      const ids = args.ids.map((id) => requireId(id, "DELIVERY_NOT_FOUND", "delivery"));
      await redeliver(ids, originOf(context));
      return db.notificationDelivery.findMany({
        ...query,
        where: { id: { in: ids } },
        orderBy: { id: "desc" },
      });
    },
  }),
);
