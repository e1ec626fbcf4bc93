import { z } from "zod";
import { batched } from "../batch.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { hostOf } from "../detections/fingerprint.ts";
import { AppError } from "../errors.ts";
import { requireId } from "../id.ts";
import { parseInput } from "../parse-input.ts";
import {
  type Examination,
  findExaminations,
  findHostExaminations,
  type HostPlace,
  MAX_EXAMINATIONS,
  type ProtocolCoverage,
  sumHostCoverage,
} from "./find.ts";

export const ExaminationType = builder.objectRef<Examination>("Examination").implement({
  authScopes: { viewer: true },
  description: "A successful attempt that examined a place.",
  fields: (t) => ({
    assignmentId: t.exposeID("assignmentId"),
    assignment: t.prismaField({
      type: "Assignment",
      resolve: (_query, { assignmentId }) => loadAssignment(assignmentId),
    }),
    attempt: t.exposeInt("attempt"),
    startedAt: t.expose("startedAt", { type: "DateTime" }),
    finishedAt: t.expose("finishedAt", { type: "DateTime" }),
    silent: t.exposeBoolean("silent", {
      description:
        "It had no answer: from another agent than the one that saw something there, that proves nothing, and from the same one only twice in a row.",
    }),
    privileged: t.exposeBoolean("privileged"),
    checks: t.exposeStringList("checks", {
      description:
        "What was tried: script profiles and service detection of nmap, tests of lynis, signatures:… of clamav beside its own.",
    }),
  }),
});

/** Assignments of examinations, for a whole list by one query. */
const loadAssignment = batched(async (ids: string[]) => {
  const rows = await db.assignment.findMany({ where: { id: { in: ids } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) as (typeof rows)[number]);
});

const ProtocolCoverageType = builder.objectRef<ProtocolCoverage>("ProtocolCoverage").implement({
  authScopes: { viewer: true },
  description: "What was examined of a host by one protocol. Ports are text such as 22,80-90.",
  fields: (t) => ({
    protocol: t.exposeString("protocol"),
    lastExaminedAt: t.expose("lastExaminedAt", { type: "DateTime" }),
    answeredPorts: t.exposeString("answeredPorts", { description: "Their state was told by an answer." }),
    silentPorts: t.exposeString("silentPorts", { description: "They never answered." }),
    notExaminedPorts: t.exposeString("notExaminedPorts", { description: "Of 1 to 65535." }),
  }),
});

type HostCoverage = { place: HostPlace; at: { protocol: string; port: number } | null };

const HostCoverageType = builder.objectRef<HostCoverage>("HostCoverage").implement({
  authScopes: { viewer: true },
  description: "What successful attempts examined of a host.",
  fields: (t) => ({
    address: t.string({ resolve: ({ place }) => place.address }),
    examinations: t.field({
      type: [ExaminationType],
      description: `The latest ${MAX_EXAMINATIONS} that examined the port, or any port, the latest first.`,
      resolve: ({ place, at }) => findHostExaminations(place, at),
    }),
    protocols: t.field({
      type: [ProtocolCoverageType],
      description: "What the latest 500 looks examined in all, and what they did not.",
      resolve: ({ place }) => sumHostCoverage(place),
    }),
  }),
});

const Port = z.object({
  address: z.union([z.ipv4("is no address"), z.ipv6()], "is no address"),
  protocol: z.enum(["tcp", "udp", "sctp"]),
  port: z.int().min(0).max(65_535).nullish(),
});

builder.queryField("coverage", (t) =>
  t.field({
    type: HostCoverageType,
    description: "When a host, or one of its ports, was last examined, by which attempts, and what was not.",
    args: {
      address: t.arg.string({ required: true }),
      protocol: t.arg.string({ defaultValue: "tcp", description: "tcp, udp or sctp." }),
      port: t.arg.int(),
      agentId: t.arg.id({
        description: "For loopback and link-local addresses: the agent on whose machine.",
      }),
    },
    resolve: async (_root, { agentId, ...args }) => {
      const { address: text, protocol, port } = parseInput(Port, args);
      const { address, isMachineLocal } = hostOf(text);
      const machine = isMachineLocal ? await identityOf(agentId) : "";
      return { place: { address, machine }, at: port == null ? null : { protocol, port } };
    },
  }),
);

async function identityOf(agentId: string | null | undefined): Promise<string> {
  if (agentId == null)
    throw new AppError("BAD_INPUT", "That address is another machine for each agent: name the agent, too.");
  const id = requireId(agentId, "AGENT_NOT_FOUND", "agent");
  const agent = await db.agent.findUnique({ where: { id }, select: { identity: true } });
  if (!agent) throw new AppError("AGENT_NOT_FOUND", `There is no agent with the id "${id}".`);
  return agent.identity;
}

builder.queryField("examinations", (t) =>
  t.field({
    type: [ExaminationType],
    description: `The latest ${MAX_EXAMINATIONS} attempts of a detection's scanner that examined its place, seen or not.`,
    args: { detectionId: t.arg.id({ required: true }) },
    resolve: (_root, { detectionId }) =>
      findExaminations(requireId(detectionId, "DETECTION_NOT_FOUND", "detection")),
  }),
);
