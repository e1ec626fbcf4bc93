import { createEffect, on } from "solid-js";
import { graphql } from "./gql/gql.ts";
import type { AssetPagesFragment } from "./gql/graphql.ts";
import { type Head, useHead } from "./head.tsx";
import type { Page } from "./live/window.ts";
import { createPagedList, type PagedList } from "./paged-list.ts";

graphql(`
  fragment AssetPages on Asset {
    id
    lastSeenAt
    examinations {
      finishedAt
    }
  }
`);

/** A list that belongs to an asset, read by pages, and anew when it was seen or examined. */
export function createAssetPages<Row extends object>(
  asset: () => AssetPagesFragment,
  load: (
    variables: { id: string; after: string | null },
    head: Head,
  ) => Promise<Page<Row> | null | undefined>,
): PagedList<Row> {
  const head = useHead();
  const list = createPagedList<Row>(() => {
    const { id } = asset();
    return (after) => load({ id, after }, head);
  });
  /** Sightings open and change services; attempts close them when they end. */
  const changed = () => [asset().lastSeenAt, asset().examinations[0]?.finishedAt];
  createEffect(on(changed, list.reload, { defer: true }));
  return list;
}
