import type { LocatedAsset } from "../assets/locate.ts";
import { assetLabelOf, fingerprintOf } from "../detections/fingerprint.ts";
import { placeOf } from "../detections/place.ts";
import type { AssetReference, CheckedEvent, Finding } from "./event.ts";

type Found = { event: CheckedEvent; located: LocatedAsset; finding: Finding };

/**
 * What the statement that stores a chunk takes: the events column by column, which costs PostgreSQL and Node less than an
 * object each, and each finding once, as the last event of the chunk tells it. Columns are arrays as PostgreSQL writes
 * them, or texts between commas (JSON: between newlines) where none of them can hold one.
 */
export function columnsOf(
  events: CheckedEvent[],
  scanner: string,
  locate: (asset: AssetReference) => LocatedAsset,
) {
  const places = new Map<string, number>();
  const hashes = new Map<string, string>();
  const found = new Map<string, Found>();
  const assets: number[] = [];
  const fingerprints: string[] = [];
  for (const event of events) {
    const located = locate(event.asset);
    assets.push(remember(places, located.key, () => places.size + 1));
    const { finding } = event;
    if (!finding) {
      fingerprints.push("");
      continue;
    }
    const words = `${located.key}\n${finding.category}\n${JSON.stringify(finding.identity)}`;
    const hash = () => fingerprintOf(scanner, located.key, finding).toString("hex");
    const fingerprint = remember(hashes, words, hash);
    found.set(fingerprint, { event, located, finding });
    fingerprints.push(fingerprint);
  }
  return {
    sequences: `{${events.map(({ sequence }) => sequence).join()}}`,
    types: events.map(({ type }) => type).join(),
    times: `{${events.map(({ observedAt }) => observedAt).join()}}`,
    /** Of each event the place of its asset among `assetKeys`, from 1. */
    assets: `{${assets.join()}}`,
    assetKeys: [...places.keys()],
    /** Hexadecimal; empty for what is no finding. */
    fingerprints: fingerprints.join(),
    data: events.map(({ json }) => json).join("\n"),
    findings: JSON.stringify(Array.from(found, ([fingerprint, each]) => rowOf(fingerprint, each))),
  };
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function rowOf(fingerprint: string, { event, located, finding: { identity, ...shown } }: Found) {
  return {
    fingerprint,
    description: "",
    location: "",
    references: [],
    evidence: {},
    assetKind: event.asset.kind,
    assetKey: located.key,
    assetLabel: assetLabelOf(event.asset),
    ...placeOf(located, identity),
    ...shown,
  };
}
