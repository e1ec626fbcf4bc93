import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { approveAgent, revokeAgent } from "./admission.ts";
import { AgentType } from "./types.ts";

builder.mutationField("approveAgent", (t) =>
  t.prismaField({
    authScopes: { admin: true },
    type: AgentType,
    description: "Lets an agent work that waits for approval, or one that was thrown out register again.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _root, { id }, context) => {
      const agentId = requireId(id, "AGENT_NOT_FOUND", "agent");
      await approveAgent(agentId, originOf(context));
      return db.agent.findUniqueOrThrow({ ...query, where: { id: agentId } });
    },
  }),
);

builder.mutationField("revokeAgent", (t) =>
  t.prismaField({
    authScopes: { admin: true },
    type: AgentType,
    description:
      "Throws an agent out: its session is void, it can't register again, and what it runs goes back to the queue.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _root, { id }, context) => {
      const agentId = requireId(id, "AGENT_NOT_FOUND", "agent");
      await revokeAgent(agentId, originOf(context));
      return db.agent.findUniqueOrThrow({ ...query, where: { id: agentId } });
    },
  }),
);
