import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import type { Reference } from "../detections/reference.ts";
import { DetectionType } from "../detections/types.ts";
import { AppError } from "../errors.ts";
import { FeedName } from "../generated/prisma/enums.ts";
import { type Exploitation, findExploitation } from "./exploitation.ts";
import { type FeedImport, importFeed } from "./import-feed.ts";

const FeedNameType = builder.enumType(FeedName, {
  name: "FeedName",
  description:
    "Knowledge about vulnerabilities that an operator imports from files: KEV of CISA, EPSS of FIRST.",
});

const FeedType = builder.prismaObject("Feed", {
  authScopes: { viewer: true },
  fields: (t) => ({
    name: t.expose("name", { type: FeedNameType }),
    releasedAt: t.expose("releasedAt", { type: "DateTime" }),
    version: t.exposeString("version"),
    entryCount: t.exposeInt("entryCount"),
    importedAt: t.expose("importedAt", { type: "DateTime" }),
  }),
});

builder.queryField("feeds", (t) =>
  t.prismaField({
    type: [FeedType],
    description: "The feeds that were imported. Without one, there are no data.",
    resolve: (query) => db.feed.findMany({ ...query, orderBy: { name: "asc" } }),
  }),
);

const ListingState = builder.enumType("ExploitListing", {
  description: "What a feed says of the CVEs of a detection.",
  values: {
    LISTED: { description: "At least one is in the feed." },
    NOT_LISTED: { description: "None is in the feed, or it has none." },
    NO_DATA: { description: "The feed was never imported." },
  } as const,
});

type Listing = { feed: object | null; entry: object | null };
const stateOf = ({ feed, entry }: Listing) =>
  feed === null ? "NO_DATA" : entry === null ? "NOT_LISTED" : "LISTED";
const dayOf = (day: Date | undefined) => day?.toISOString().slice(0, 10) ?? null;

const KnownExploitedType = builder.objectRef<Exploitation["kev"]>("KnownExploited").implement({
  authScopes: { viewer: true },
  description: "What KEV says of a detection's CVEs; of several that are listed, of the one listed first.",
  fields: (t) => ({
    state: t.field({ type: ListingState, resolve: ({ feed, listed }) => stateOf({ feed, entry: listed }) }),
    cve: t.string({ nullable: true, resolve: ({ listed }) => listed?.cve ?? null }),
    dateAdded: t.string({
      nullable: true,
      description: "Day it was listed, such as 2021-12-10.",
      resolve: ({ listed }) => dayOf(listed?.dateAdded),
    }),
    dueDate: t.string({
      nullable: true,
      description: "Day by which US agencies must have dealt with it.",
      resolve: ({ listed }) => dayOf(listed?.dueDate),
    }),
    ransomware: t.boolean({
      nullable: true,
      description: "Ransomware campaigns are known to use it.",
      resolve: ({ listed }) => listed?.ransomware ?? null,
    }),
    feed: t.field({ type: FeedType, nullable: true, resolve: ({ feed }) => feed }),
  }),
});

const EpssType = builder.objectRef<Exploitation["epss"]>("ExploitPrediction").implement({
  authScopes: { viewer: true },
  description: "What EPSS says of a detection's CVEs; of several, of the one with the highest score.",
  fields: (t) => ({
    state: t.field({ type: ListingState, resolve: ({ feed, scored }) => stateOf({ feed, entry: scored }) }),
    cve: t.string({ nullable: true, resolve: ({ scored }) => scored?.cve ?? null }),
    score: t.float({
      nullable: true,
      description: "How likely it is to be exploited within 30 days, 0 to 1.",
      resolve: ({ scored }) => scored?.score ?? null,
    }),
    percentile: t.float({
      nullable: true,
      description: "Share of all vulnerabilities that score no higher, 0 to 1.",
      resolve: ({ scored }) => scored?.percentile ?? null,
    }),
    feed: t.field({ type: FeedType, nullable: true, resolve: ({ feed }) => feed }),
  }),
});

const exploitationOf = ({ references }: { references: unknown }) =>
  findExploitation((references as Reference[]).filter(({ type }) => type === "CVE").map(({ id }) => id));

builder.prismaObjectFields(DetectionType, (t) => ({
  knownExploited: t.field({
    type: KnownExploitedType,
    select: { references: true },
    resolve: async (row) => (await exploitationOf(row)).kev,
  }),
  epss: t.field({
    type: EpssType,
    select: { references: true },
    resolve: async (row) => (await exploitationOf(row)).epss,
  }),
}));

const FeedImportType = builder.objectRef<FeedImport>("FeedImport").implement({
  authScopes: { viewer: true },
  fields: (t) => ({
    name: t.field({ type: FeedNameType, resolve: ({ name }) => name }),
    entryCount: t.exposeInt("entryCount"),
    changed: t.exposeInt("changed", {
      description: "Detections of which it says something else than before.",
    }),
  }),
});

builder.mutationField("importFeed", (t) =>
  t.field({
    type: FeedImportType,
    description:
      "Replaces a feed by a file, plain or gzip, as base64. For files over the limit of a request: POST /feeds/KEV or /feeds/EPSS.",
    args: { name: t.arg({ type: FeedNameType, required: true }), data: t.arg.string({ required: true }) },
    resolve: (_root, { name, data }, context) => {
      if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data))
        throw new AppError("BAD_INPUT", "The file is not given as base64.");
      return importFeed(name, oneOf(Buffer.from(data, "base64")), originOf(context));
    },
  }),
);

async function* oneOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
