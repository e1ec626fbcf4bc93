import { announceAll } from "../pubsub.ts";

/** A detection that changed, and what it is about. */
export type ChangedDetection = { id: string; assetKey: string };

/** Tells live views that detections changed, and with them the numbers of their assets. */
export function announceDetections(changed: ChangedDetection[]): void {
  announceAll(
    "detectionChanged",
    changed.map(({ id }) => id),
  );
  announceAll("assetChanged", [...new Set(changed.map(({ assetKey }) => assetKey))]);
}
