import { requireAgent } from "../access/require-caller.ts";
import { builder } from "../builder.ts";
import { followSignal } from "../live.ts";

builder.subscriptionField("wakeUp", (t) =>
  t.boolean({
    skipTypeScopes: true,
    authScopes: { agent: true, pendingAgent: true },
    description: "For agents: work may be waiting, or something of yours was cancelled. Heartbeat now.",
    subscribe: (_root, _args, { caller }) => followSignal(`wakeUp:${requireAgent(caller)}`),
    resolve: () => true,
  }),
);
