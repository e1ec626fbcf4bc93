import { queryFromInfo } from "@pothos/plugin-prisma";
import { resolveCursorConnection } from "@pothos/plugin-relay";
import { builder, MAX_PAGE } from "../builder.ts";
import { db } from "../db.ts";
import type { Detection } from "../generated/prisma/client.ts";
import { createMatcher } from "../search.ts";
import { queryOf, written } from "./filter.ts";
import {
  COUNT_LIMIT,
  countDetections,
  countFacets,
  type DetectionSort,
  FACETS,
  type Facet,
  type FacetCount,
  findPage,
  findPassing,
} from "./list.ts";
import { QUERY_KEYS } from "./query/keys.ts";
import { parseQuery, problemOf, type QueryProblem } from "./query/parse.ts";
import { MAX_SELECTED } from "./selection.ts";
import { DetectionFilterInput, DetectionStatusType, DetectionType, SeverityType } from "./types.ts";

const SORTS: Record<DetectionSort, { description: string }> = {
  SCORE: { description: "The most urgent first, by score, and of these the latest found." },
  NEWEST: { description: "The latest found first." },
  SEVERITY: { description: "The worst first, and of these the latest found." },
  LAST_SEEN: { description: "What was seen last first." },
  EXPLOITATION: {
    description:
      "What is known to be exploited first, then what is likeliest to be, by the imported KEV and EPSS.",
  },
};
const DetectionSortType = builder.enumType("DetectionSort", { values: SORTS });

builder.queryField("detections", (t) =>
  t.connection({
    type: DetectionType,
    description:
      "Detections as far as they pass every filter that is given, by keyset: no page is slower than the first.",
    args: {
      query: t.arg.string({
        description:
          "In the search language: `severity:high port:22 -category:open-port text`. BAD_QUERY says where it is wrong.",
      }),
      sort: t.arg({ type: DetectionSortType, defaultValue: "NEWEST", required: true }),
      severities: t.arg({ type: [SeverityType] }),
      statuses: t.arg({ type: [DetectionStatusType] }),
      scanners: t.arg.stringList(),
      text: t.arg.string({
        description: "Words in order, or part of the title, the asset or the location; upper or lower case.",
      }),
      scanId: t.arg.id({ description: "Seen by this scan." }),
      assetId: t.arg.id({ description: "About this asset." }),
      assigneeId: t.arg.id({ description: "In the care of this account." }),
    },
    resolve: (_root, args, context, info) => {
      const query = queryOf(args);
      const select = queryFromInfo({ context, info, path: ["edges", "node"], typeName: "Detection" });
      const cursors = new Map<string, string>();
      return resolveCursorConnection<Promise<Detection[]>>(
        {
          args,
          defaultSize: 25,
          maxSize: MAX_PAGE,
          toCursor: ({ id }) => cursors.get(id) ?? "",
        },
        async ({ before, after, limit, inverted }): Promise<Detection[]> => {
          const page = await findPage({ query, sort: args.sort, limit, after, before }, inverted);
          for (const { id, cursor } of page) cursors.set(id, cursor);
          const ids = page.map(({ id }) => id);
          const rows = await db.detection.findMany({ ...select, where: { id: { in: ids } } });
          const byId = new Map(rows.map((row) => [row.id, row]));
          return ids.flatMap((id) => byId.get(id) ?? []);
        },
      );
    },
  }),
);

builder.queryField("detectionCount", (t) =>
  t.int({
    description: `How many detections pass a filter; ${MAX_SELECTED + 1} stands for more than ${MAX_SELECTED}.`,
    args: { filter: t.arg({ type: DetectionFilterInput, required: true }) },
    resolve: (_root, { filter }) => countDetections(queryOf(filter), MAX_SELECTED + 1),
  }),
);

const FacetCountType = builder.objectRef<FacetCount>("DetectionFacetCount").implement({
  authScopes: { viewer: true },
  fields: (t) => ({
    value: t.string({
      description: "As in the search language, after the key.",
      resolve: ({ value }) => written(value),
    }),
    count: t.exposeInt("count"),
  }),
});

/** Values of one facet, at most. */
const MAX_FACET_VALUES = 30;

type Facets = Awaited<ReturnType<typeof countFacets>>;
const FacetType = builder.objectRef<{ key: Facet; values: FacetCount[] }>("DetectionFacet").implement({
  authScopes: { viewer: true },
  fields: (t) => ({
    key: t.exposeString("key", { description: "The key of the search language." }),
    values: t.field({ type: [FacetCountType], resolve: ({ values }) => values.slice(0, MAX_FACET_VALUES) }),
  }),
});
const FacetsType = builder.objectRef<Facets>("DetectionFacets").implement({
  authScopes: { viewer: true },
  description: `How the detections that pass a filter divide. Of more than ${COUNT_LIMIT} the newest ${COUNT_LIMIT} are counted, and of frequent words those among the newest ${COUNT_LIMIT} of all.`,
  fields: (t) => ({
    count: t.exposeInt("count", { description: `At most ${COUNT_LIMIT}.` }),
    isExact: t.exposeBoolean("isExact", { description: "False where more pass than were counted." }),
    facets: t.field({
      type: [FacetType],
      resolve: ({ values }) =>
        FACETS.map((key) => ({ key, values: values.filter((value) => value.facet === key) })),
    }),
  }),
});

builder.queryField("detectionFacets", (t) =>
  t.field({
    type: FacetsType,
    args: { filter: t.arg({ type: DetectionFilterInput, required: true }) },
    resolve: (_root, { filter }) => countFacets(queryOf(filter)),
  }),
);

const QueryKeyType = builder.objectRef<{ key: string; meaning: string; example: string }>(
  "DetectionQueryKey",
);
QueryKeyType.implement({
  authScopes: { viewer: true },
  description: "A key of the search language.",
  fields: (t) => ({
    key: t.exposeString("key"),
    meaning: t.exposeString("meaning"),
    example: t.exposeString("example"),
  }),
});

builder.queryField("detectionQueryKeys", (t) =>
  t.field({
    type: [QueryKeyType],
    description: "The keys of the search language, with an example of each.",
    resolve: () => Object.entries(QUERY_KEYS).map(([key, rule]) => ({ key, ...rule })),
  }),
);

const QueryProblemType = builder.objectRef<QueryProblem>("DetectionQueryProblem").implement({
  authScopes: { viewer: true },
  description: "What is wrong with a query, and where.",
  fields: (t) => ({
    message: t.exposeString("message"),
    position: t.exposeInt("position", { description: "From 0, in UTF-16 units." }),
    length: t.exposeInt("length"),
    suggestions: t.exposeStringList("suggestions", { description: "What may be meant in its place." }),
  }),
});

builder.queryField("detectionQueryProblem", (t) =>
  t.field({
    type: QueryProblemType,
    nullable: true,
    description:
      "What is wrong with a query that is being written; null for nothing. It finds nothing and costs little.",
    args: { query: t.arg.string({ required: true }) },
    resolve: (_root, { query }) => problemOf(query),
  }),
);

const passes = createMatcher(parseQuery, findPassing);

builder.objectField(DetectionType, "passes", (t) =>
  t.boolean({
    description: "Whether it passes a query now: what a live list asks about each detection that changed.",
    args: { query: t.arg.string({ required: true }) },
    resolve: ({ id }, { query }) => passes(id, query),
  }),
);
