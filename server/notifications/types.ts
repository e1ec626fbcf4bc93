import { isAtLeast } from "../access/role.ts";
import type { Labels } from "../agents/capability.ts";
import { LabelType } from "../agents/types.ts";
import { builder } from "../builder.ts";
import { SeverityType } from "../detections/types.ts";
import {
  NotificationChannelKind,
  NotificationDeliveryState,
  NotificationTrigger,
} from "../generated/prisma/enums.ts";
import { readTarget } from "./target.ts";

export const ChannelKindType = builder.enumType(NotificationChannelKind, {
  name: "NotificationChannelKind",
  description:
    "WEBHOOK: signed JSON by the rules of Standard Webhooks. SLACK: an incoming webhook of Slack, Mattermost or Rocket.Chat. TEAMS: a webhook of a Microsoft Teams workflow. EMAIL: plain text.",
});

export const TriggerType = builder.enumType(NotificationTrigger, {
  name: "NotificationTrigger",
  description: "What notifications tell of; docs/notifications.md says when each happens.",
});

export const DeliveryStateType = builder.enumType(NotificationDeliveryState, {
  name: "NotificationDeliveryState",
  description: "QUEUED: waits to be sent, or to be tried again. SENT: the receiver took it. DEAD: given up.",
});

export const ChannelType = builder.prismaObject("NotificationChannel", {
  authScopes: { viewer: true },
  description: "A place that notifications are sent to. Its address and secret can be written, never read.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    kind: t.expose("kind", { type: ChannelKindType }),
    target: t.exposeString("hint", {
      description: "As much of the target as anybody may see: the host, or how many recipients.",
    }),
    recipients: t.stringList({
      nullable: true,
      description: "Of an EMAIL channel, for admins; null for others.",
      select: { id: true, kind: true, sealed: true },
      resolve: (channel, _args, { caller }) => {
        const mayRead = caller?.kind === "user" && isAtLeast(caller.role, "ADMIN");
        return mayRead && channel.kind === "EMAIL" ? (readTarget(channel)?.recipients ?? null) : null;
      },
    }),
    enabled: t.exposeBoolean("enabled"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    deletedAt: t.expose("deletedAt", {
      type: "DateTime",
      nullable: true,
      description: "Of the channel of a message: when it was deleted.",
    }),
    ruleCount: t.relationCount("rules", { description: "Rules that tell by it." }),
  }),
});

export const RuleType = builder.prismaObject("NotificationRule", {
  authScopes: { viewer: true },
  description: "What is told, where, and how often.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    enabled: t.exposeBoolean("enabled"),
    triggers: t.expose("triggers", { type: [TriggerType] }),
    minSeverity: t.expose("minSeverity", { type: SeverityType }),
    query: t.exposeString("query"),
    labels: t.field({
      type: [LabelType],
      select: { labels: true },
      resolve: ({ labels }) => Object.entries(labels as Labels).map(([name, value]) => ({ name, value })),
    }),
    queueAgeSeconds: t.exposeInt("queueAgeSeconds"),
    digestSeconds: t.exposeInt("digestSeconds"),
    digestOffsetSeconds: t.exposeInt("digestOffsetSeconds"),
    quietSeconds: t.exposeInt("quietSeconds"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    channels: t.prismaField({
      type: [ChannelType],
      description: "Where it tells; none where all of them were deleted.",
      select: (_args, _context, nested) => ({
        channels: { select: { channel: nested() }, orderBy: { channel: { name: "asc" } } },
      }),
      resolve: (_query, { channels }) => channels.map(({ channel }) => channel) as never,
    }),
  }),
});

export const DeliveryType = builder.prismaObject("NotificationDelivery", {
  authScopes: { viewer: true },
  description: "One message to one channel.",
  fields: (t) => ({
    id: t.exposeID("id", {
      description: "Stays the same over all tries; a webhook has it as webhook-id.",
    }),
    channel: t.relation("channel"),
    ruleId: t.exposeID("ruleId"),
    ruleName: t.exposeString("ruleName"),
    items: t.field({
      type: "JSON",
      description: "What it tells: the array data.items of the webhook's body, or the worst of it.",
      args: { first: t.arg.int({ description: "So many at most, 1 to 200. Default: all." }) },
      select: { items: true },
      resolve: ({ items }, { first }) =>
        first == null ? items : (items as unknown[]).slice(0, Math.max(first, 1)),
    }),
    itemCount: t.exposeInt("itemCount", { description: "Of how many things it tells." }),
    state: t.expose("state", { type: DeliveryStateType }),
    tries: t.exposeInt("tries"),
    nextTryAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it is tried next; null unless it is QUEUED.",
      select: { state: true, nextTryAt: true },
      resolve: ({ state, nextTryAt }) => (state === "QUEUED" ? nextTryAt : null),
    }),
    problem: t.exposeString("problem", {
      nullable: true,
      description: "Why the latest try did not succeed, as a sentence.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
  }),
});
