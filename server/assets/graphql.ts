import { queryFromInfo } from "@pothos/plugin-prisma";
import { resolveCursorConnection } from "@pothos/plugin-relay";
import { builder, MAX_PAGE } from "../builder.ts";
import { type ChangedIds, findChanges } from "../changes.ts";
import { Changes, changesArgs } from "../changes-type.ts";
import { db } from "../db.ts";
import { AssetKindType, SeverityType } from "../detections/types.ts";
import type { Asset } from "../generated/prisma/client.ts";
import { requireId } from "../id.ts";
import { LabelInput } from "../label-input.ts";
import { followRows } from "../live.ts";
import { type AssetFilter, countAssets, cursorOf, findAssetIds, type PageRequest } from "./list.ts";
import { MAX_SELECTED } from "./selection.ts";
import { AssetFilterInput, AssetType, CriticalityType } from "./types.ts";

builder.queryField("assets", (t) =>
  t.connection({
    type: AssetType,
    description: "Assets by risk, as far as they pass every filter that is given.",
    args: {
      kinds: t.arg({ type: [AssetKindType] }),
      criticalities: t.arg({ type: [CriticalityType] }),
      labels: t.arg({ type: [LabelInput], description: "With all these labels." }),
      openAtLeast: t.arg({
        type: SeverityType,
        description: "With an open detection of this severity or a worse one.",
      }),
      network: t.arg.string({ description: "Hosts of an address, a network (10.0.0.0/24) or a range." }),
      text: t.arg.string({ description: "Part of the label, a host name, the MAC address or the system." }),
    },
    resolve: (_root, args) =>
      resolveCursorConnection(
        { args, toCursor: (asset: Asset) => cursorOf(asset), maxSize: MAX_PAGE, defaultSize: 25 },
        (page: PageRequest): Promise<Asset[]> => loadPage(args, page),
      ),
  }),
);

async function loadPage(filter: AssetFilter, page: PageRequest): Promise<Asset[]> {
  const ids = await findAssetIds(filter, page);
  const rows = await db.asset.findMany({ where: { id: { in: ids } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

builder.queryField("assetCount", (t) =>
  t.int({
    description: `How many assets pass a filter; ${MAX_SELECTED + 1} stands for more than ${MAX_SELECTED}.`,
    args: { filter: t.arg({ type: AssetFilterInput, required: true }) },
    resolve: (_root, { filter }) => countAssets(filter, MAX_SELECTED + 1),
  }),
);

builder.queryField("asset", (t) =>
  t.prismaField({
    type: AssetType,
    nullable: true,
    args: { id: t.arg.id({ required: true }) },
    resolve: (query, _root, { id }) =>
      db.asset.findUnique({ ...query, where: { id: requireId(id, "ASSET_NOT_FOUND", "asset") } }),
  }),
);

const AssetChanges = builder.objectRef<ChangedIds>("AssetChanges").implement({
  authScopes: { viewer: true },
  interfaces: [Changes],
  fields: (t) => ({
    nodes: t.prismaField({
      type: [AssetType],
      resolve: (query, { ids }) => db.asset.findMany({ ...query, where: { id: { in: ids } } }),
    }),
  }),
});

builder.queryField("assetChanges", (t) =>
  t.field({
    type: AssetChanges,
    args: changesArgs(t),
    resolve: (_root, { after, first }) => findChanges("Asset", after, first ?? undefined),
  }),
);

builder.subscriptionField("assetChanged", (t) =>
  t.prismaField({
    type: AssetType,
    description: "An asset is new, was seen again, or its services, detections or labels changed.",
    subscribe: (_root, _args, context, info) => {
      const query = queryFromInfo({ context, info });
      return followRows("assetChanged", (keys) =>
        db.asset.findMany({ ...query, where: { key: { in: keys } } }),
      );
    },
    resolve: (_query, row) => row as never,
  }),
);
