import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { setDraining } from "./agents.ts";
import { AgentType } from "./types.ts";

builder.mutationField("drainAgent", (t) =>
  t.prismaField({
    type: AgentType,
    description:
      "Lets an agent finish what it runs and gives it nothing new, or, with draining: false, work again.",
    args: { id: t.arg.id({ required: true }), draining: t.arg.boolean({ required: true }) },
    resolve: async (query, _root, { id, draining }, context) => {
      const agentId = requireId(id, "AGENT_NOT_FOUND", "agent");
      await setDraining(agentId, draining, originOf(context));
      return db.agent.findUniqueOrThrow({ ...query, where: { id: agentId } });
    },
  }),
);
