import { loadAsset } from "../assets/load.ts";
import { batched } from "../batch.ts";
import { builder, MAX_PAGE } from "../builder.ts";
import { db } from "../db.ts";
import { AppError } from "../errors.ts";
import {
  CHANGES,
  type Change,
  type DifferenceRow,
  findDifference,
  requireSides,
  SECTIONS,
  type Section,
  type Sides,
} from "./difference.ts";
import { findPreviousScan } from "./previous-scan.ts";

const ChangeType = builder.enumType("DifferenceChange", {
  description: "How something differs between two scans or times.",
  values: Object.fromEntries(
    Object.entries(CHANGES).map(([name, description]) => [name, { description }]),
  ) as Record<Change, { description: string }>,
});
const SectionType = builder.enumType("DifferenceSection", {
  description: "What is compared.",
  values: SECTIONS,
});

const PointInput = builder.inputType("DifferencePointInput", {
  description: "One side of a difference: a scan or a time.",
  fields: (t) => ({ scanId: t.id(), time: t.field({ type: "DateTime" }) }),
});

const RowType = builder.objectRef<DifferenceRow>("DifferenceRow").implement({
  authScopes: { viewer: true },
  description: "A host, service or detection that differs.",
  fields: (t) => ({
    key: t.exposeString("key", { description: "What identifies it." }),
    change: t.field({ type: ChangeType, resolve: ({ change }) => change }),
    asset: t.prismaField({ type: "Asset", resolve: (_query, { assetId }) => loadAsset(assetId) }),
    detection: t.prismaField({
      type: "Detection",
      nullable: true,
      resolve: (_query, { detectionId }) => (detectionId ? loadDetection(detectionId) : null),
    }),
    protocol: t.exposeString("protocol", { nullable: true }),
    port: t.exposeInt("port", { nullable: true }),
    before: t.field({ type: "JSON", nullable: true, resolve: ({ before }) => before }),
    after: t.field({ type: "JSON", nullable: true, resolve: ({ after }) => after }),
  }),
});

const loadDetection = batched(async (ids: string[]) => {
  const rows = await db.detection.findMany({ where: { id: { in: ids } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
});

type Page = { rows: DifferenceRow[]; count: number; hasMore: boolean };

const PageType = builder.objectRef<Page>("DifferencePage").implement({
  authScopes: { viewer: true },
  description: "A page of what differs in one way, in the order of keys.",
  fields: (t) => ({
    count: t.exposeInt("count", {
      description: "How many differ in this way, those of other pages included.",
    }),
    nodes: t.field({ type: [RowType], resolve: ({ rows }) => rows }),
    endCursor: t.string({
      nullable: true,
      description: "Where the next page begins; null where this is the last.",
      resolve: ({ rows, hasMore }) =>
        hasMore ? Buffer.from(rows.at(-1)?.key ?? "").toString("base64url") : null,
    }),
  }),
});

const DifferenceType = builder.objectRef<Sides>("Difference").implement({
  authScopes: { viewer: true },
  description: "What differs between two scans or two times; docs/difference.md defines it.",
  fields: (t) => ({
    page: t.field({
      type: PageType,
      complexity: ({ first }) => ({ field: 20, multiplier: first ?? 25 }),
      args: {
        section: t.arg({ type: SectionType, required: true }),
        change: t.arg({ type: ChangeType, required: true }),
        first: t.arg.int({ description: `How many at most, 1 to ${MAX_PAGE}. Default: 25.` }),
        after: t.arg.string({ description: "The endCursor of the page before." }),
      },
      resolve: (sides, args) => findPage(sides, args),
    }),
  }),
});

type PageArgs = { section: Section; change: Change; first?: number | null; after?: string | null };

async function findPage(sides: Sides, { section, change, first, after }: PageArgs): Promise<Page> {
  const size = first ?? 25;
  if (size < 1 || size > MAX_PAGE) throw new AppError("BAD_INPUT", `first is 1 to ${MAX_PAGE}, not ${size}.`);
  const key = Buffer.from(after ?? "", "base64url").toString();
  if (key.includes("\0") || key.includes("\ufffd") || (after && key === ""))
    throw new AppError("CURSOR_INVALID", `"${(after ?? "").slice(0, 80)}" is no cursor of a difference.`);
  const { rows, count } = await findDifference(sides, { section, change, after: key, first: size + 1 });
  return { rows: rows.slice(0, size), count, hasMore: rows.length > size };
}

builder.queryField("difference", (t) =>
  t.field({
    type: DifferenceType,
    description: "What is new, gone, changed or was not examined between two scans or two times.",
    args: {
      from: t.arg({ type: PointInput, required: true }),
      to: t.arg({ type: PointInput, required: true }),
    },
    resolve: (_root, { from, to }) => requireSides(from, to),
  }),
);

builder.prismaObjectField("Scan", "previous", (t) =>
  t.prismaField({
    type: "Scan",
    nullable: true,
    description: "The latest finished scan before it of the same schedule, or else of the same name.",
    resolve: (_query, _scan) => findPreviousScan(_scan.id),
  }),
);
