import type { Labels } from "../agents/capability.ts";
import { AgentType, LabelType } from "../agents/types.ts";
import { batched } from "../batch.ts";
import { builder } from "../builder.ts";
import { findAssetExaminations } from "../coverage/find.ts";
import { ExaminationType } from "../coverage/graphql.ts";
import { db } from "../db.ts";
import { AssetKindType, DetectionStatusType, SeverityType } from "../detections/types.ts";
import { AssetChangeKind, Criticality, type Severity } from "../generated/prisma/enums.ts";
import { LabelInput } from "../label-input.ts";
import { loadAsset } from "./load.ts";
import {
  type AssetAgent,
  loadAgents,
  loadRelated,
  MAX_NEIGHBOURS,
  RELATIONS,
  type Related,
} from "./neighbours.ts";
import { countOpenServices, loadSightings } from "./services.ts";

export const CriticalityType = builder.enumType(Criticality, {
  name: "Criticality",
  description: "How much depends on an asset, as operators say.",
});
const AssetChangeKindType = builder.enumType(AssetChangeKind, {
  name: "AssetChangeKind",
  description: "What happened to an asset.",
});
const AssetRelationType = builder.enumType("AssetRelation", {
  description: "What relates two assets.",
  values: Object.fromEntries(
    Object.entries(RELATIONS).map(([name, description]) => [name, { description }]),
  ) as Record<keyof typeof RELATIONS, { description: string }>,
});

const SeverityCountType = builder
  .objectRef<{ severity: Severity; count: number }>("SeverityCount")
  .implement({
    authScopes: { viewer: true },
    fields: (t) => ({
      severity: t.field({ type: SeverityType, resolve: ({ severity }) => severity }),
      count: t.exposeInt("count"),
    }),
  });

builder.prismaObject("AssetService", {
  authScopes: { viewer: true },
  description: "A port of a host that was seen open, and what answers there.",
  fields: (t) => ({
    id: t.exposeID("id"),
    protocol: t.exposeString("protocol"),
    port: t.exposeInt("port"),
    name: t.exposeString("name", { nullable: true }),
    product: t.exposeString("product", { nullable: true }),
    version: t.exposeString("version", { nullable: true }),
    firstSeenAt: t.expose("firstSeenAt", { type: "DateTime" }),
    lastSeenAt: t.field({
      type: "DateTime",
      description: "When it was last seen open.",
      resolve: async (service) => (await loadSightings(service))?.lastSeenAt ?? service.firstSeenAt,
    }),
    closedAt: t.expose("closedAt", { type: "DateTime", nullable: true }),
    detectionId: t.id({
      nullable: true,
      description: "The detection of the open port.",
      resolve: async (service) => (await loadSightings(service))?.detectionId ?? null,
    }),
  }),
});

const AssetChangeType = builder.prismaObject("AssetChange", {
  authScopes: { viewer: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: AssetChangeKindType }),
    at: t.expose("at", { type: "DateTime" }),
    protocol: t.exposeString("protocol", { nullable: true }),
    port: t.exposeInt("port", { nullable: true }),
    before: t.expose("before", { type: "JSON" }),
    after: t.expose("after", { type: "JSON" }),
    assignmentId: t.exposeID("assignmentId"),
    attempt: t.exposeInt("attempt"),
  }),
});

const AssetAgentType = builder.objectRef<AssetAgent>("AssetAgent").implement({
  authScopes: { viewer: true },
  description: "An agent that can reach an asset, or has seen it.",
  fields: (t) => ({
    agent: t.field({ type: AgentType, resolve: ({ agentId }) => loadAgentRow(agentId) }),
    reaches: t.exposeBoolean("reaches", { description: "The networks it declares hold the asset." }),
    lastSawAt: t.expose("lastSawAt", {
      type: "DateTime",
      nullable: true,
      description: "When an attempt of it last examined or saw the asset.",
    }),
  }),
});

const loadAgentRow = batched(async (ids: string[]) => {
  const rows = await db.agent.findMany({ where: { id: { in: ids } }, include: { status: true } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) as (typeof rows)[number]);
});

const RelatedAssetType = builder.objectRef<Related>("RelatedAsset").implement({
  authScopes: { viewer: true },
  description: "Another asset that belongs with one. They are not merged.",
  fields: (t) => ({
    relation: t.field({ type: AssetRelationType, resolve: ({ relation }) => relation }),
    asset: t.prismaField({ type: "Asset", resolve: (_query, { id }) => loadAsset(id) }),
  }),
});

export const AssetType = builder.prismaObject("Asset", {
  authScopes: { viewer: true },
  description: "What detections are about: a host address, a machine, a file tree or a network interface.",
  fields: (t) => ({
    id: t.exposeID("id"),
    key: t.exposeString("key"),
    kind: t.expose("kind", { type: AssetKindType }),
    label: t.exposeString("label"),
    machine: t.exposeString("machine"),
    address: t.exposeString("address", { nullable: true }),
    hostnames: t.exposeStringList("hostnames"),
    mac: t.exposeString("mac", { nullable: true }),
    vendor: t.exposeString("vendor", { nullable: true }),
    os: t.exposeString("os", { nullable: true }),
    osAccuracy: t.exposeInt("osAccuracy", { nullable: true }),
    labels: t.field({
      type: [LabelType],
      resolve: ({ labels }) => Object.entries(labels as Labels).map(([name, value]) => ({ name, value })),
    }),
    criticality: t.expose("criticality", { type: CriticalityType }),
    risk: t.exposeInt("risk", { description: "What lists are sorted by; see docs/assets.md." }),
    openDetections: t.field({
      type: [SeverityCountType],
      description: "Its detections that are OPEN or ACKNOWLEDGED, the worst first. None are left out.",
      resolve: (asset) => [
        { severity: "CRITICAL" as const, count: asset.openCritical },
        { severity: "HIGH" as const, count: asset.openHigh },
        { severity: "MEDIUM" as const, count: asset.openMedium },
        { severity: "LOW" as const, count: asset.openLow },
        { severity: "INFO" as const, count: asset.openInfo },
      ],
    }),
    firstSeenAt: t.expose("firstSeenAt", { type: "DateTime" }),
    lastSeenAt: t.expose("lastSeenAt", { type: "DateTime" }),
    openServiceCount: t.int({ resolve: ({ key }) => countOpenServices(key) }),
    services: t.relatedConnection("services", {
      cursor: "id",
      description: "Ports that were seen open, in the order of their numbers.",
      args: { open: t.arg.boolean({ description: "Only those that are open now, or only closed ones." }) },
      query: ({ open }) => ({
        where: { closedAt: open == null ? undefined : open ? null : { not: null } },
        orderBy: [{ port: "asc" }, { id: "asc" }],
      }),
    }),
    detections: t.relatedConnection("detections", {
      cursor: "id",
      description: "The worst first.",
      args: { statuses: t.arg({ type: [DetectionStatusType] }) },
      query: ({ statuses }) => ({
        where: { status: statuses ? { in: statuses } : undefined },
        orderBy: [{ severity: "desc" }, { id: "desc" }],
      }),
    }),
    history: t.prismaConnection({
      type: AssetChangeType,
      cursor: "id",
      description: "What happened to it and its services, the latest first.",
      resolve: (query, { key }) =>
        db.assetChange.findMany({ ...query, where: { assetKey: key }, orderBy: { id: "desc" } }),
    }),
    examinations: t.field({
      type: [ExaminationType],
      description: "The latest attempts that examined it, one for each. None can examine an interface.",
      resolve: (asset) => findAssetExaminations(asset),
    }),
    agents: t.field({
      type: [AssetAgentType],
      description: `Agents that can reach it or have seen it, the latest first, at most ${MAX_NEIGHBOURS}. Computed when asked.`,
      resolve: (asset) => loadAgents(asset),
    }),
    related: t.field({
      type: [RelatedAssetType],
      description: `Assets that belong with it, at most ${MAX_NEIGHBOURS}. Computed when asked.`,
      resolve: ({ key }) => loadRelated(key),
    }),
  }),
});

/** The filters of a list, as one input. */
export const AssetFilterInput = builder.inputType("AssetFilterInput", {
  description: "What assets are narrowed by; everything given must hold.",
  fields: (t) => ({
    kinds: t.field({ type: [AssetKindType] }),
    criticalities: t.field({ type: [CriticalityType] }),
    labels: t.field({ type: [LabelInput], description: "With all these labels." }),
    openAtLeast: t.field({
      type: SeverityType,
      description: "With an open detection of this severity or a worse one.",
    }),
    network: t.string({ description: "Hosts of an address, a network (10.0.0.0/24) or a range." }),
    text: t.string({ description: "Part of the label, a host name, the MAC address or the system." }),
  }),
});

builder.prismaObjectField("Detection", "asset", (t) => t.relation("asset"));
