import { db } from "../db.ts";
import { AppError } from "../errors.ts";
import { requireId } from "../id.ts";
import { findBetweenScans } from "./between-scans.ts";
import { findBetweenTimes } from "./between-times.ts";

/** How something differs. docs/difference.md defines each. */
export const CHANGES = {
  NEW: "It was not there before.",
  GONE: "It was there, was looked for in the same way, and is not there.",
  CHANGED: "It is still there and something about it is different.",
  NOT_EXAMINED: "It was there, and nothing looked whether it still is.",
} as const;
export const SECTIONS = ["HOSTS", "SERVICES", "DETECTIONS"] as const;

export type Change = keyof typeof CHANGES;
export type Section = (typeof SECTIONS)[number];

export type DifferencePage = { section: Section; change: Change; after: string; first: number };

/** One thing that differs. `key` is its identity, and orders the pages. */
export type DifferenceRow = {
  key: string;
  assetId: string;
  detectionId: string | null;
  protocol: string | null;
  port: number | null;
  before: unknown;
  after: unknown;
  change: Change;
};

/** Two scans, or two times. */
export type Sides = { scans: { from: string; to: string } } | { times: { from: Date; to: Date } };

/** One side as a caller names it. */
export type Point = { scanId?: string | null; time?: Date | null };

/** Reads the sides. Throws BAD_INPUT unless both are scans, or both are times in their order; SCAN_NOT_FOUND. */
export async function requireSides(from: Point, to: Point): Promise<Sides> {
  if (from.scanId && to.scanId && !from.time && !to.time) {
    const scans = { from: await requireScan(from.scanId), to: await requireScan(to.scanId) };
    if (scans.from !== scans.to) return { scans };
  }
  if (from.time && to.time && !from.scanId && !to.scanId && from.time < to.time)
    return { times: { from: from.time, to: to.time } };
  throw new AppError("BAD_INPUT", "Name two different scans, or two times of which the first is earlier.");
}

async function requireScan(text: string): Promise<string> {
  const id = requireId(text, "SCAN_NOT_FOUND", "scan");
  if (await db.scan.findUnique({ where: { id }, select: { id: true } })) return id;
  throw new AppError("SCAN_NOT_FOUND", `There is no scan with the id "${id}".`);
}

/** A page of what differs between two sides. */
export function findDifference(sides: Sides, page: DifferencePage) {
  return "scans" in sides ? findBetweenScans(sides.scans, page) : findBetweenTimes(sides.times, page);
}
