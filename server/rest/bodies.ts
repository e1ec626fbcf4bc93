import { z } from "zod";
import { Heartbeat, Metrics, Registration } from "../agents/agent-inputs.ts";
import { Capability } from "../agents/capability.ts";
import { AttemptKey, Failure, Success } from "../assignments/attempt-inputs.ts";
import { MAX_PAGE } from "../builder.ts";
import { MAX_CHUNK_EVENTS } from "../events/event.ts";
import { AgentHealth } from "../generated/prisma/enums.ts";
import { MAX_SEARCH } from "../search.ts";

const moment = z.iso.datetime({ offset: true });
const Label = z.strictObject({ name: z.string(), value: z.string() });

/** What an agent says when it registers. All but who it is may be left out. */
export const RegisterBody = z.strictObject({
  ...Registration.shape,
  enrollmentToken: Registration.shape.enrollmentToken.describe("Made by an admin; lets an agent register."),
  identity: Registration.shape.identity.describe("The node and instance name: stable over restarts."),
  addresses: Registration.shape.addresses.default([]),
  version: Registration.shape.version.default("").describe("Of the agent's program."),
  labels: z.array(Label).max(64).default([]).describe("Such as segment=dmz."),
  capabilities: z
    .array(Capability.extend({ problem: z.string().max(500).nullish(), signaturesAt: moment.nullish() }))
    .max(64)
    .default([])
    .describe("Scanners that it has measured to be usable. Without one it gets no work."),
  policy: z.unknown().default({}).describe("Its owner's limits, for planning."),
  reach: z
    .array(z.string().max(60))
    .max(500)
    .default([])
    .describe("Networks it can reach, as CIDR; empty: all."),
  slots: Registration.shape.slots.default(1).describe("How many assignments it runs at once."),
  spoolId: z
    .string()
    .max(64)
    .default("")
    .describe("Tells a restart from a second agent of the same identity."),
});

const { activity, freeSlots, load, memoryBytes, resultCount, errorCount, spoolBytes, running } =
  Heartbeat.shape;

/** What an agent says with each heartbeat. `{}` says that it lives, and asks for no work. */
export const HeartbeatBody = z.strictObject({
  activity: activity.default("IDLE"),
  freeSlots: freeSlots
    .default(0)
    .describe("How many more assignments it takes now; it leases so many at most."),
  load: load.default(0),
  memoryBytes: memoryBytes.default(0),
  resultCount: resultCount.default(0),
  errorCount: errorCount.default(0),
  spoolBytes: spoolBytes.default(0),
  metrics: Metrics.nullish().describe("What it measures of itself beside that."),
  clockSkewMs: z
    .number()
    .min(-1e13)
    .max(1e13)
    .nullish()
    .describe("How far its clock is ahead of the head's `time`, in milliseconds."),
  problem: z.string().max(500).nullish().describe("What keeps it from working, as a sentence."),
  running: z
    .array(running.element.extend({ progressIsEstimate: z.boolean().nullish() }))
    .max(256)
    .default([])
    .describe("What it runs now: these leases are renewed, others run out."),
});

/** A chunk of events. What an event holds is checked where it is stored, so not here again. */
export const EventsBody = z.strictObject({
  ...AttemptKey.shape,
  chunk: z.int().min(1).default(1).describe("Number of the chunk within the attempt."),
  events: z.array(z.unknown()).meta({
    description: `1 to ${MAX_CHUNK_EVENTS} events; they may be sent again.`,
    items: { $ref: "#/components/schemas/Event" },
    minItems: 1,
    maxItems: MAX_CHUNK_EVENTS,
  }),
});

const { assignmentId: _ofSuccess, ...success } = Success.shape;
const { assignmentId: _ofFailure, ...failure } = Failure.shape;
const optional = {
  coverage: z.unknown().default({}).describe("What was really examined: any JSON."),
  command: success.command.default([]).describe("The exact command that ran."),
};

/** The end of an attempt that went well. */
export const CompleteBody = z.strictObject({
  ...success,
  ...optional,
  toolVersion: success.toolVersion.default(""),
});

/** The end of an attempt that did not. */
export const FailBody = z.strictObject({ ...failure, ...optional });

/** What a scan on one agent is asked for with. */
export const AssignBody = z.strictObject({
  targets: z
    .array(z.string())
    .optional()
    .describe("Addresses, networks, ranges and host names; at most 4,096."),
  paths: z
    .array(z.string())
    .optional()
    .describe("For scanners of files: absolute paths on the agent's machine."),
  exclusions: z.array(z.string()).optional().describe("What to leave out, written like targets."),
  scanners: z.array(z.string()).min(1).describe("Such as nmap."),
  config: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({
      description: "Options by scanner; or, where there is one scanner, its options alone.",
      anyOf: [{ $ref: "#/components/schemas/ScanConfig" }],
    }),
  name: z.string().max(200).optional().describe("Default: made from scanners and targets."),
  priority: z.int().min(1).max(10).optional().describe("1 (last) to 10 (first). Default: 5."),
  startAt: moment.optional().describe("Not started before; at most a year ahead."),
  maxRunSeconds: z.int().min(1).optional().describe("The longest one attempt may run. Default: by scanner."),
});

/** One page of a list. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(25).describe("Rows of the page."),
  cursor: z.string().max(200).optional().describe("nextCursor of the page before."),
  health: z.enum(AgentHealth).optional().describe("Only agents of this health."),
  search: z
    .string()
    .max(MAX_SEARCH)
    .optional()
    .describe(
      "Only agents that match all words: part of the host name or identity, an address, a network, a label, a scanner.",
    ),
});
