import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { type ChangedIds, findChanges } from "../changes.ts";
import { Changes, changesArgs } from "../changes-type.ts";
import { config } from "../config.ts";
import { db } from "../db.ts";
import type { AgentHealth } from "../generated/prisma/enums.ts";
import { requireId } from "../id.ts";
import { followRows } from "../live.ts";
import { createMatcher, findMatching, findMatchingPage, MAX_SEARCH, parseWords } from "../search.ts";
import { matchAgents } from "./search.ts";
import { AgentHealthType, AgentType } from "./types.ts";

builder.queryField("agents", (t) =>
  t.prismaConnection({
    type: AgentType,
    cursor: "id",
    description: "Agents, the latest first.",
    args: {
      health: t.arg({ type: [AgentHealthType] }),
      forgotten: t.arg.boolean({
        description: "Only those that are forgotten, or by default only the others.",
      }),
      search: t.arg.string({
        description: `Words that must all match, at most ${MAX_SEARCH} characters: part of the host name or identity, the id, a label (segment or segment=dmz), a scanner that it offers, or an address, network (10.0.0.0/24) or range that it has an address of.`,
      }),
    },
    resolve: async (query, _root, { health, search, forgotten }) => {
      const orderBy = { id: "desc" } as const;
      const { cursor, take, skip: _skip, ...selection } = query;
      const condition = matchAgents(parseWords(search ?? ""), { health, forgotten: forgotten ?? false });
      const ids = await findMatchingPage(condition, { cursor, take });
      return db.agent.findMany({ ...selection, orderBy, where: { id: { in: ids } } });
    },
  }),
);

const isMatching = createMatcher(parseWords, (words, ids) => findMatching(matchAgents(words), ids));

builder.objectField(AgentType, "passes", (t) =>
  t.boolean({
    description:
      "Whether it matches a search of the list of agents now: what a live list asks about each agent that changed.",
    args: { search: t.arg.string({ required: true }) },
    resolve: ({ id }, { search }) => isMatching(id, search),
  }),
);

builder.queryField("agent", (t) =>
  t.prismaField({
    type: AgentType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _root, { id }) =>
      db.agent.findUnique({ ...query, where: { id: requireId(id, "AGENT_NOT_FOUND", "agent") } }),
  }),
);

const byHealth = (health: AgentHealth) =>
  ({
    where: { health, forgottenAt: null },
    orderBy: { status: { lastHeartbeatAt: "asc" } },
    take: 1000,
  }) as const;

const AgentHealthReport = builder.objectRef<object>("AgentHealthReport").implement({
  authScopes: { viewer: true },
  description:
    "Which agents report in time, and which do not. At most 1,000 of each, those silent for longest first.",
  fields: (t) => ({
    staleAfterSeconds: t.int({
      description: "An agent without a heartbeat for this long is stale.",
      resolve: () => config.STALE_AFTER_SECONDS,
    }),
    healthy: t.prismaField({
      type: [AgentType],
      resolve: (query) => db.agent.findMany({ ...query, ...byHealth("ONLINE") }),
    }),
    stale: t.prismaField({
      type: [AgentType],
      resolve: (query) => db.agent.findMany({ ...query, ...byHealth("STALE") }),
    }),
  }),
});

builder.queryField("agentHealth", (t) => t.field({ type: AgentHealthReport, resolve: () => ({}) }));

const AgentChanges = builder.objectRef<ChangedIds>("AgentChanges").implement({
  authScopes: { viewer: true },
  interfaces: [Changes],
  fields: (t) => ({
    nodes: t.prismaField({
      type: [AgentType],
      resolve: (query, { ids }) => db.agent.findMany({ ...query, where: { id: { in: ids } } }),
    }),
  }),
});

builder.queryField("agentChanges", (t) =>
  t.field({
    type: AgentChanges,
    args: changesArgs(t),
    resolve: (_root, { after, first }) => findChanges("Agent", after, first ?? undefined),
  }),
);

builder.subscriptionField("agentChanged", (t) =>
  t.prismaField({
    type: AgentType,
    description: "An agent registered, reported, fell silent or returned.",
    subscribe: (_root, _args, context, info) => {
      const query = queryFromInfo({ context, info });
      return followRows("agentChanged", (ids) => db.agent.findMany({ ...query, where: { id: { in: ids } } }));
    },
    resolve: (_query, row) => row as never,
  }),
);
