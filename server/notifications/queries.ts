import { builder } from "../builder.ts";
import { config } from "../config.ts";
import { db } from "../db.ts";
import { ChannelType, DeliveryStateType, DeliveryType, RuleType } from "./types.ts";

builder.queryField("notificationChannels", (t) =>
  t.prismaConnection({
    type: ChannelType,
    cursor: "id",
    description: "Where notifications can be sent, by name.",
    resolve: (query) =>
      db.notificationChannel.findMany({ ...query, orderBy: [{ name: "asc" }, { id: "asc" }] }),
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

builder.queryField("canSendMail", (t) =>
  t.boolean({
    description: "Whether this head has a mail server for notifications.",
    resolve: () => config.SMTP_URL !== undefined,
  }),
);
