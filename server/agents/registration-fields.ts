import { requireAgent } from "../access/require-caller.ts";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { config } from "../config.ts";
import { AppError } from "../errors.ts";
import { LabelInput } from "../label-input.ts";
import { parseInput } from "../parse-input.ts";
import { assertWithin, consume } from "../transport/rate-limit.ts";
import { Registration } from "./agent-inputs.ts";
import { deregisterAgent } from "./agents.ts";
import { recordRefusal, registerAgent } from "./register.ts";

const CapabilityInput = builder.inputType("CapabilityInput", {
  fields: (t) => ({
    name: t.string({ required: true }),
    version: t.string({ required: true }),
    privileged: t.boolean({ required: true }),
    problem: t.string(),
    signaturesAt: t.field({
      type: "DateTime",
      description: "When the newest signatures or tests that it brings were made.",
    }),
    signatureCount: t.int({ description: "How many signatures or rules it has." }),
  }),
});

const RegisterAgentInput = builder.inputType("RegisterAgentInput", {
  fields: (t) => ({
    enrollmentToken: t.string({ required: true }),
    identity: t.string({ required: true, description: "The node and instance name: stable over restarts." }),
    hostname: t.string({ required: true }),
    addresses: t.stringList({ required: true }),
    version: t.string({ required: true }),
    labels: t.field({ type: [LabelInput], required: true }),
    capabilities: t.field({ type: [CapabilityInput], required: true }),
    policy: t.field({ type: "JSON", required: true, description: "Its owner's limits, for planning." }),
    reach: t.stringList({ description: "Networks it can reach, as CIDR; left out or empty: all." }),
    slots: t.int({ required: true, description: "How many assignments it runs at once, 1 to 256." }),
    spoolId: t.string({ description: "Marks the spool it sends from; tells a restart from a second agent." }),
    headFoundBy: t.string({ description: "How it found this head, in words, such as HEAD_URL." }),
  }),
});

builder.mutationField("registerAgent", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { anyone: true },
    description:
      "An agent introduces itself with an enrollment token and gets a session token. Each start registers anew.",
    type: builder.objectRef<{ agentId: string; sessionToken: string }>("RegisterAgentPayload").implement({
      fields: (payload) => ({
        agentId: payload.exposeID("agentId"),
        sessionToken: payload.exposeString("sessionToken", { description: "To be kept in memory only." }),
        heartbeatSeconds: payload.int({ resolve: () => config.HEARTBEAT_SECONDS }),
        leaseSeconds: payload.int({ resolve: () => config.LEASE_SECONDS }),
      }),
    }),
    args: { input: t.arg({ type: RegisterAgentInput, required: true }) },
    resolve: async (_root, { input }, { address, certificate }) => {
      await assertWithin("refusedRegistration", address);
      const registration = parseInput(Registration, input);
      const by = originOf({ caller: null, address });
      return registerAgent(registration, { by, certificate }).catch(async (error: unknown) => {
        if (error instanceof AppError) {
          await consume("refusedRegistration", address);
          await recordRefusal(registration.identity, error, by);
        }
        throw error;
      });
    },
  }),
);

builder.mutationField("deregisterAgent", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { agent: true, pendingAgent: true },
    description: "The agent stops for now: it is OFFLINE and its session ends.",
    type: builder.objectRef<{ agentId: string }>("DeregisterAgentPayload").implement({
      authScopes: { agent: true, pendingAgent: true },
      fields: (payload) => ({ agentId: payload.exposeID("agentId") }),
    }),
    resolve: async (_root, _args, context) => {
      const agentId = requireAgent(context.caller);
      await deregisterAgent(agentId, originOf(context));
      return { agentId };
    },
  }),
);
