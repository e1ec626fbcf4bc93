import { requireAgentCaller } from "../access/require-caller.ts";
import type { LeasedAssignment } from "../assignments/claim.ts";
import { builder } from "../builder.ts";
import { config } from "../config.ts";
import { parseInput } from "../parse-input.ts";
import { Heartbeat } from "./agent-inputs.ts";
import { type HeartbeatAnswer, takeHeartbeat } from "./heartbeat.ts";
import { HeartbeatInput } from "./heartbeat-input.ts";

const LeasedAssignmentType = builder.objectRef<LeasedAssignment>("LeasedAssignment").implement({
  authScopes: { agent: true },
  description: "Work that the agent leases: typed data, checked again by the agent against its own policy.",
  fields: (t) => ({
    id: t.exposeID("id"),
    attempt: t.exposeInt("attempt"),
    scanner: t.exposeString("scanner"),
    targets: t.exposeStringList("targets"),
    exclusions: t.exposeStringList("exclusions"),
    config: t.expose("config", { type: "JSON" }),
    ruleSetIds: t.exposeStringList("ruleSetIds", {
      description: "Rule set versions to fetch with ruleSet(id).",
    }),
    maxRunSeconds: t.exposeInt("maxRunSeconds"),
    leaseSeconds: t.exposeInt("leaseSeconds"),
    traceparent: t.exposeString("traceparent", {
      nullable: true,
      description: "The trace of what asked for it, in W3C's form; null where that is not traced.",
    }),
  }),
});

builder.mutationField("heartbeat", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { agent: true, pendingAgent: true },
    description: "An agent reports, keeps its leases and pulls work, at most as much as it has free slots.",
    type: builder.objectRef<HeartbeatAnswer>("HeartbeatPayload").implement({
      authScopes: { agent: true, pendingAgent: true },
      fields: (payload) => ({
        assignments: payload.field({ type: [LeasedAssignmentType], resolve: (answer) => answer.assignments }),
        cancelled: payload.exposeIDList("cancelled", {
          description: "An operator cancelled these: stop them.",
        }),
        lost: payload.exposeIDList("lost", {
          description: "These attempts are no longer current: stop them.",
        }),
        sessionToken: payload.exposeString("sessionToken", {
          nullable: true,
          description:
            "The session's next token, where it is time: use it from now on. The former one works until a minute after the first heartbeat with this one.",
        }),
        time: payload.field({
          type: "DateTime",
          description: "The head's clock now: the agent measures its own by it.",
          resolve: () => new Date(),
        }),
        heartbeatSeconds: payload.int({ resolve: () => config.HEARTBEAT_SECONDS }),
      }),
    }),
    args: { input: t.arg({ type: HeartbeatInput, required: true }) },
    resolve: (_root, { input }, { caller }) =>
      takeHeartbeat(requireAgentCaller(caller), parseInput(Heartbeat, input)),
  }),
);
