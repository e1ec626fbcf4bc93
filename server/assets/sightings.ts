import { z } from "zod";
import { assetLabelOf } from "../detections/fingerprint.ts";
import type { AssetReference, ScanEvent } from "../events/event.ts";
import type { AssetKind } from "../generated/prisma/enums.ts";
import type { LocatedAsset } from "./locate.ts";

/** An asset as a chunk of events saw it. Null: nothing was said of it. */
type AssetSighting = {
  key: string;
  kind: AssetKind;
  label: string;
  machine: string;
  address: string | null;
  hostnames: string[];
  mac: string | null;
  vendor: string | null;
  os: string | null;
  osAccuracy: number | null;
  firstSeenAt: string;
  lastSeenAt: string;
  /** Of its first event: the sighting counts if that one is new. */
  sequence: number;
};

const word = z.string().trim().min(1).max(300).nullable().catch(null);
const HostFacts = z.object({ vendor: word });
const OsFacts = z.object({
  matches: z.tuple(
    [z.object({ name: word, accuracy: z.int().min(0).max(100).nullable().catch(null) })],
    z.any(),
  ),
});
/** The assets that a chunk of events is about, each once. */
export function sightingsOf(
  events: ScanEvent[],
  locate: (asset: AssetReference) => LocatedAsset,
): AssetSighting[] {
  const assets = new Map<string, AssetSighting>();
  for (const event of events) {
    const located = locate(event.asset);
    assets.set(located.key, mergeAsset(assets.get(located.key), assetIn(event, located)));
  }
  return [...assets.values()];
}

function assetIn({ type, asset, data, observedAt, sequence }: ScanEvent, located: LocatedAsset) {
  const host = asset.kind === "HOST" ? asset : null;
  const os = type === "os" ? OsFacts.safeParse(data).data?.matches[0] : null;
  return {
    ...located,
    kind: asset.kind,
    label: located.address ?? assetLabelOf(asset),
    hostnames: host?.hostnames?.filter((name) => name !== "").map((name) => name.toLowerCase()) ?? [],
    mac: host?.mac ?? null,
    vendor: type === "host" ? (HostFacts.safeParse(data).data?.vendor ?? null) : null,
    os: os?.name ?? null,
    osAccuracy: os?.accuracy ?? null,
    firstSeenAt: observedAt,
    lastSeenAt: observedAt,
    sequence,
  };
}

function mergeAsset(known: AssetSighting | undefined, seen: AssetSighting): AssetSighting {
  if (!known) return seen;
  return {
    ...seen,
    hostnames: [...new Set([...seen.hostnames, ...known.hostnames])],
    mac: seen.mac ?? known.mac,
    vendor: seen.vendor ?? known.vendor,
    os: seen.os ?? known.os,
    osAccuracy: seen.os ? seen.osAccuracy : known.osAccuracy,
    ...span(known, seen),
  };
}

type Span = { firstSeenAt: string; lastSeenAt: string; sequence: number };

/** Times are ISO 8601 in UTC: of one precision, they sort as texts. */
function isEarlier(a: string, b: string): boolean {
  return a.length === b.length ? a < b : Date.parse(a) < Date.parse(b);
}

/** From the earlier first to the later last sighting. */
function span(known: Span | undefined, seen: Span): Span {
  if (!known) return seen;
  return {
    firstSeenAt: isEarlier(known.firstSeenAt, seen.firstSeenAt) ? known.firstSeenAt : seen.firstSeenAt,
    lastSeenAt: isEarlier(known.lastSeenAt, seen.lastSeenAt) ? seen.lastSeenAt : known.lastSeenAt,
    sequence: known.sequence,
  };
}
