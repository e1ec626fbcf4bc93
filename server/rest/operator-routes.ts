import { z } from "zod";
import { AppError } from "../errors.ts";
import { answerSchema } from "./answer-schema.ts";
import { AssignBody, PageQuery } from "./bodies.ts";
import { operations } from "./operations.ts";
import { route } from "./route.ts";
import { configByScanner } from "./scan-config.ts";

/** What people and scripts call. */
export const OPERATOR_ROUTES = [
  route({
    method: "GET",
    path: "/api/agents",
    name: "listAgents",
    summary:
      "Agents, the latest first, a page at a time. The next page is at nextCursor, and in the Link header.",
    who: "VIEWER",
    input: PageQuery,
    answer: {
      type: "object",
      required: ["agents", "nextCursor"],
      properties: {
        agents: { type: "array", items: answerSchema(operations.agents, "agents", "edges", "node") },
        nextCursor: { type: ["string", "null"], description: "Null on the last page." },
      },
    },
    refusals: [],
    act: async ({ input: { limit, cursor, health, search }, run }) => {
      const variables = { first: limit, after: cursor, health: health && [health], search };
      const { agents } = await run(operations.agents, variables);
      const { hasNextPage, endCursor } = agents.pageInfo;
      const nextCursor = hasNextPage ? (endCursor ?? null) : null;
      const body = { agents: agents.edges.map(({ node }) => node), nextCursor };
      if (nextCursor === null) return { body };
      const next = new URLSearchParams({
        limit: String(limit),
        cursor: nextCursor,
        ...(health && { health }),
        ...(search && { search }),
      });
      return { body, headers: { link: `</api/agents?${next}>; rel="next"` } };
    },
  }),
  route({
    method: "GET",
    path: "/api/agents/{id}",
    name: "getAgent",
    summary: "One agent, with what it measured and what it runs.",
    who: "VIEWER",
    input: z.strictObject({}),
    answer: answerSchema(operations.agent, "agent"),
    refusals: [404],
    act: async ({ id, run }) => {
      const { agent } = await run(operations.agent, { id });
      if (!agent) throw new AppError("AGENT_NOT_FOUND", `There is no agent with the id "${id}".`);
      return { body: agent };
    },
  }),
  route({
    method: "POST",
    path: "/api/agents/{id}/assign",
    name: "assignScan",
    summary: "Asks one agent for a scan: targets × scanners. The agent pulls it with its next heartbeat.",
    who: "OPERATOR",
    input: AssignBody,
    answer: answerSchema(operations.assignScan, "assignScan"),
    status: 201,
    refusals: [404, 409],
    act: async ({ id, input: { config = {}, ...asked }, run }) => {
      const input = { ...asked, config: configByScanner(asked.scanners, config), placement: { agentId: id } };
      const { assignScan } = await run(operations.assignScan, { input });
      return { status: 201, headers: { location: `/api/scans/${assignScan.id}` }, body: assignScan };
    },
  }),
  route({
    method: "GET",
    path: "/api/scans/{id}",
    name: "getScan",
    summary: "How a scan stands.",
    who: "VIEWER",
    input: z.strictObject({}),
    answer: answerSchema(operations.scan, "scan"),
    refusals: [404],
    act: async ({ id, run }) => {
      const { scan } = await run(operations.scan, { id });
      if (!scan) throw new AppError("SCAN_NOT_FOUND", `There is no scan with the id "${id}".`);
      return { body: scan };
    },
  }),
];
