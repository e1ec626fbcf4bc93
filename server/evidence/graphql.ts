import { AgentType } from "../agents/types.ts";
import { ArtifactType, AssignmentType, AttemptType } from "../assignments/types.ts";
import { builder } from "../builder.ts";
import { DetectionType } from "../detections/types.ts";
import { RuleSetType } from "../rules/graphql.ts";
import { findSightings, MAX_EVENTS, MAX_SIGHTINGS, type Sighting } from "./sightings.ts";

const SightingType = builder.objectRef<Sighting>("Sighting").implement({
  authScopes: { viewer: true },
  description: "That an attempt saw a detection, and all that proves it.",
  fields: (t) => ({
    assignment: t.field({ type: AssignmentType, resolve: ({ assignment }) => assignment }),
    attempt: t.field({
      type: AttemptType,
      description: "Its times, and the exact command and tool version.",
      resolve: ({ attempt }) => attempt,
    }),
    agent: t.field({ type: AgentType, nullable: true, resolve: ({ agent }) => agent }),
    eventCount: t.exposeInt("eventCount", { description: `Its events among the latest ${MAX_EVENTS}.` }),
    firstObservedAt: t.expose("firstObservedAt", { type: "DateTime" }),
    lastObservedAt: t.expose("lastObservedAt", { type: "DateTime" }),
    late: t.exposeBoolean("late", {
      description: "It was no longer the current attempt when it told of it: kept, but it changed nothing.",
    }),
    signaturesAt: t.expose("signaturesAt", {
      type: "DateTime",
      nullable: true,
      description: "When the scanner's own signatures were built.",
    }),
    ruleSets: t.field({
      type: [RuleSetType],
      description: "The rule set versions it used, with the hash of each.",
      resolve: ({ ruleSets }) => ruleSets,
    }),
    artifacts: t.field({
      type: [ArtifactType],
      description: "Raw output of the attempt, with its hash, to download as it was.",
      resolve: ({ artifacts }) => artifacts,
    }),
  }),
});

builder.prismaObjectField(DetectionType, "sightings", (t) =>
  t.field({
    type: [SightingType],
    description: `How it is known: the latest ${MAX_SIGHTINGS} attempts that saw it, the latest first.`,
    select: { id: true },
    resolve: ({ id }) => findSightings(id),
  }),
);
