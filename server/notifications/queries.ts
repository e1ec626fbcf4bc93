import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { type ChangedIds, findChanges } from "../changes.ts";
import { Changes, changesArgs } from "../changes-type.ts";
import { config } from "../config.ts";
import { db } from "../db.ts";
import { followRows } from "../live.ts";
import { ChannelType, DeliveryStateType, DeliveryType, RuleType } from "./types.ts";

builder.queryField("notificationChannels", (t) =>
  t.prismaConnection({
    type: ChannelType,
    cursor: "id",
    description: "Where notifications can be sent, by name.",
    resolve: (query) =>
      db.notificationChannel.findMany({
        ...query,
        where: { deletedAt: null },
        orderBy: [{ name: "asc" }, { id: "asc" }],
      }),
  }),
);

builder.queryField("notificationRules", (t) =>
  t.prismaConnection({
    type: RuleType,
    cursor: "id",
    description: "What is told, by name.",
    resolve: (query) => db.notificationRule.findMany({ ...query, orderBy: [{ name: "asc" }, { id: "asc" }] }),
  }),
);

builder.queryField("notificationDeliveries", (t) =>
  t.prismaConnection({
    type: DeliveryType,
    cursor: "id",
    description: "Messages, the latest first; kept for NOTIFICATION_RETENTION_DAYS.",
    args: { state: t.arg({ type: DeliveryStateType }) },
    resolve: (query, _root, { state }) =>
      db.notificationDelivery.findMany({
        ...query,
        where: { state: state ?? undefined },
        orderBy: { id: "desc" },
      }),
  }),
);

const DeliveryChanges = builder.objectRef<ChangedIds>("NotificationDeliveryChanges").implement({
  authScopes: { viewer: true },
  interfaces: [Changes],
  fields: (t) => ({
    nodes: t.prismaField({
      type: [DeliveryType],
      resolve: (query, { ids }) => db.notificationDelivery.findMany({ ...query, where: { id: { in: ids } } }),
    }),
  }),
});

builder.queryField("notificationDeliveryChanges", (t) =>
  t.field({
    type: DeliveryChanges,
    args: changesArgs(t),
    resolve: (_root, { after, first }) => findChanges("NotificationDelivery", after, first ?? undefined),
  }),
);

builder.subscriptionField("notificationDeliveryChanged", (t) =>
  t.prismaField({
    type: DeliveryType,
    description: "A message was made, sent, not taken, given up, or is to be sent again.",
    subscribe: (_root, _args, context, info) => {
      const query = queryFromInfo({ context, info });
      return followRows("deliveryChanged", (ids) =>
        db.notificationDelivery.findMany({ ...query, where: { id: { in: ids } } }),
      );
    },
    resolve: (_query, row) => row as never,
  }),
);

builder.queryField("canSendMail", (t) =>
  t.boolean({
    description: "Whether this head has a mail server for notifications.",
    resolve: () => config.SMTP_URL !== undefined,
  }),
);
