import { requireRole } from "../access/require-caller.ts";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { createChannel, deleteChannel, updateChannel } from "./channels.ts";
import { type TestOutcome, testChannel } from "./test-channel.ts";
import { ChannelKindType, ChannelType } from "./types.ts";

const URL_TEXT =
  "Of WEBHOOK, SLACK and TEAMS: where messages are posted, http or https. Can't be read again.";
const SECRET_TEXT =
  "Of WEBHOOK: what bodies are signed with, whsec_ and 24 to 64 bytes in base64. Can't be read again.";
const RECIPIENTS_TEXT = "Of EMAIL: 1 to 20 addresses.";

const CreateChannelInput = builder.inputType("CreateNotificationChannelInput", {
  fields: (t) => ({
    name: t.string({ required: true, description: "1 to 100 characters." }),
    kind: t.field({ type: ChannelKindType, required: true }),
    url: t.string({ description: URL_TEXT }),
    secret: t.string({ description: `${SECRET_TEXT} Left out: one is made.` }),
    recipients: t.stringList({ description: RECIPIENTS_TEXT }),
    enabled: t.boolean({ description: "Default: true." }),
  }),
});

const UpdateChannelInput = builder.inputType("UpdateNotificationChannelInput", {
  description: "What is left out stays as it is.",
  fields: (t) => ({
    name: t.string({ description: "1 to 100 characters." }),
    url: t.string({ description: URL_TEXT }),
    secret: t.string({ description: SECRET_TEXT }),
    newSecret: t.boolean({ description: "Of WEBHOOK: makes another secret." }),
    recipients: t.stringList({ description: RECIPIENTS_TEXT }),
    enabled: t.boolean({
      description: "Switched off, it gets no new messages, and those that wait go on waiting.",
    }),
  }),
});

const ChannelPayload = builder
  .objectRef<{ id: string; secret: string | null }>("NotificationChannelPayload")
  .implement({
    authScopes: { admin: true },
    fields: (t) => ({
      secret: t.exposeString("secret", {
        nullable: true,
        description: "The signing secret, where one was made. Shown only here.",
      }),
      channel: t.prismaField({
        type: ChannelType,
        resolve: (query, { id }) => db.notificationChannel.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  });

const TestOutcomeType = builder.objectRef<TestOutcome>("NotificationTestOutcome").implement({
  authScopes: { admin: true },
  fields: (t) => ({
    ok: t.exposeBoolean("ok"),
    message: t.exposeString("message", { description: "What came of it, as a sentence." }),
  }),
});

const idOf = (id: string) => requireId(id, "CHANNEL_NOT_FOUND", "notification channel");

builder.mutationField("createNotificationChannel", (t) =>
  t.field({
    type: ChannelPayload,
    authScopes: { admin: true },
    description:
      "Makes a place to send notifications to. TARGET_REFUSED: its address is inside; MAIL_OFF: no mail server.",
    args: { input: t.arg({ type: CreateChannelInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const { userId } = requireRole(context.caller, "ADMIN");
      return createChannel({ ...input, enabled: input.enabled ?? true }, userId, originOf(context));
    },
  }),
);

builder.mutationField("updateNotificationChannel", (t) =>
  t.field({
    type: ChannelPayload,
    authScopes: { admin: true },
    args: { id: t.arg.id({ required: true }), input: t.arg({ type: UpdateChannelInput, required: true }) },
    resolve: async (_root, args, context) => {
      const id = idOf(args.id);
      return { id, secret: await updateChannel(id, args.input, originOf(context)) };
    },
  }),
);

builder.mutationField("deleteNotificationChannel", (t) =>
  t.boolean({
    authScopes: { admin: true },
    description:
      "Deletes a channel. What waits for it is given up, what it sent stays for a while. Rules that told by it stay.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      await deleteChannel(idOf(id), originOf(context));
      return true;
    },
  }),
);

builder.mutationField("testNotificationChannel", (t) =>
  t.field({
    type: TestOutcomeType,
    authScopes: { admin: true },
    description: "Sends a real message by a channel, once and now, and says what came of it.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => testChannel(idOf(id), originOf(context)),
  }),
);
