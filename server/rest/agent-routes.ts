import { z } from "zod";
import { AgentHealth } from "../generated/prisma/enums.ts";
import { answerSchema } from "./answer-schema.ts";
import { CompleteBody, EventsBody, FailBody, HeartbeatBody, RegisterBody } from "./bodies.ts";
import { operations } from "./operations.ts";
import { route } from "./route.ts";

const WHO = "an agent, with its session token";

/** What agents call: programs of your own that stand in for ours. */
export const AGENT_ROUTES = [
  route({
    method: "POST",
    path: "/api/agents/register",
    name: "registerAgent",
    summary:
      "An agent introduces itself with an enrollment token and gets a session token. Each start registers anew.",
    who: "anybody with an enrollment token",
    isPublic: true,
    input: RegisterBody,
    answer: answerSchema(operations.registerAgent, "registerAgent"),
    status: 201,
    refusals: [403, 409],
    act: async ({ input, run }) => {
      const { registerAgent } = await run(operations.registerAgent, { input });
      return { status: 201, body: registerAgent };
    },
  }),
  route({
    method: "POST",
    path: "/api/agents/heartbeat",
    name: "heartbeat",
    summary: "An agent reports, keeps its leases and pulls work, at most as much as it has free slots.",
    who: WHO,
    input: HeartbeatBody,
    answer: answerSchema(operations.heartbeat, "heartbeat"),
    refusals: [],
    act: async ({ input, run }) => ({ body: (await run(operations.heartbeat, { input })).heartbeat }),
  }),
  route({
    method: "POST",
    path: "/events",
    name: "submitEvents",
    summary: "A chunk of events of an attempt. It may be sent again: each event is counted once.",
    who: WHO,
    input: EventsBody,
    answer: answerSchema(operations.submitEvents, "submitEvents"),
    refusals: [404],
    act: async ({ input, run }) => ({ body: (await run(operations.submitEvents, { input })).submitEvents }),
  }),
  route({
    method: "POST",
    path: "/api/assignments/{id}/complete",
    name: "completeAssignment",
    summary: "The scanner ran to its end. Repeating it gets the same answer.",
    who: WHO,
    input: CompleteBody,
    answer: answerSchema(operations.completeAssignment, "completeAssignment"),
    refusals: [404, 409],
    act: async ({ id, input, run }) => {
      const variables = { input: { ...input, assignmentId: id } };
      return { body: (await run(operations.completeAssignment, variables)).completeAssignment };
    },
  }),
  route({
    method: "POST",
    path: "/api/assignments/{id}/fail",
    name: "failAssignment",
    summary: "The attempt ended without success; what it found is kept. Repeating it gets the same answer.",
    who: WHO,
    input: FailBody,
    answer: answerSchema(operations.failAssignment, "failAssignment"),
    refusals: [404, 409],
    act: async ({ id, input, run }) => {
      const variables = { input: { ...input, assignmentId: id } };
      return { body: (await run(operations.failAssignment, variables)).failAssignment };
    },
  }),
  route({
    method: "GET",
    path: "/api/agents/health/check",
    name: "checkAgentHealth",
    summary: "How many agents report in time, and which do not.",
    who: "VIEWER",
    input: z.strictObject({}),
    answer: {
      type: "object",
      required: ["counts", "staleAfterSeconds", "stale"],
      properties: {
        counts: {
          type: "object",
          description: "Agents by health.",
          required: Object.keys(AgentHealth),
          properties: Object.fromEntries(Object.keys(AgentHealth).map((name) => [name, { type: "integer" }])),
        },
        staleAfterSeconds: { type: "integer" },
        stale: {
          type: "array",
          description: "Those silent for longest first, at most 1,000.",
          items: answerSchema(operations.agentHealth, "agentHealth", "stale"),
        },
      },
    },
    refusals: [],
    act: async ({ run }) => {
      const { controlPlane, agentHealth } = await run(operations.agentHealth, {});
      const none = Object.fromEntries(Object.keys(AgentHealth).map((name) => [name, 0]));
      const some = Object.fromEntries(
        controlPlane.agentsByHealth.map(({ health, count }) => [health, count]),
      );
      return { body: { counts: { ...none, ...some }, ...agentHealth } };
    },
  }),
];
