import { AgentHealthType } from "../agents/types.ts";
import { builder } from "../builder.ts";
import { followSignal } from "../live.ts";
import { type ControlPlane, loadControlPlane } from "./control-plane.ts";

const HealthCount = builder.objectRef<ControlPlane["agentsByHealth"][number]>("HealthCount").implement({
  authScopes: { viewer: true },
  fields: (t) => ({
    health: t.field({ type: AgentHealthType, resolve: ({ health }) => health }),
    count: t.exposeInt("count"),
  }),
});

const ControlPlaneType = builder.objectRef<ControlPlane>("ControlPlane").implement({
  authScopes: { viewer: true },
  description: "The numbers of the whole system, half a second old at most.",
  fields: (t) => ({
    registeredAgents: t.exposeInt("registeredAgents", { description: "Agents that were not thrown out." }),
    activeScans: t.exposeInt("activeScans", { description: "Scans that are not finished." }),
    eventsProcessed: t.expose("eventsProcessed", { type: "BigInt" }),
    detectionsCreated: t.expose("detectionsCreated", { type: "BigInt" }),
    agentsByHealth: t.field({ type: [HealthCount], resolve: ({ agentsByHealth }) => agentsByHealth }),
  }),
});

builder.queryField("controlPlane", (t) =>
  t.field({ type: ControlPlaneType, resolve: () => loadControlPlane() }),
);

builder.subscriptionField("controlPlaneChanged", (t) =>
  t.field({
    type: ControlPlaneType,
    description: "The numbers after each change, at most twice a second.",
    subscribe: () => followSignal("controlPlaneChanged"),
    resolve: async () => {
      await new Promise((resolve) => setTimeout(resolve, 500)); // changes of this half second go together
      return loadControlPlane();
    },
  }),
);
