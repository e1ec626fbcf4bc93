import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { forgetAgent } from "./forget.ts";
import { AgentType } from "./types.ts";

builder.mutationField("forgetAgent", (t) =>
  t.prismaField({
    authScopes: { admin: true },
    type: AgentType,
    description:
      "Takes an agent that is not online out of lists, numbers and placement. What it found still names it, and it is back when it registers again.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _root, { id }, context) => {
      const agentId = requireId(id, "AGENT_NOT_FOUND", "agent");
      await forgetAgent(agentId, originOf(context));
      return db.agent.findUniqueOrThrow({ ...query, where: { id: agentId } });
    },
  }),
);
