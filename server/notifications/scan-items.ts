import { publicUrl } from "../config.ts";
import { db } from "../db.ts";
import { type Gap, unexaminedBy } from "../report/gaps.ts";
import type { Transition } from "./agent-items.ts";
import type { Item } from "./message.ts";
import type { ActiveRule } from "./rule-row.ts";

/** How a scan ended, as rules see it. */
export type EndedScan = {
  id: string;
  name: string;
  at: Date;
  shareCount: number;
  /** Shares that failed, were refused or found no agent: where it was cancelled, that was wanted. */
  failures: { scanner: string; state: string; code: string | null; reason: string }[];
  gaps: Gap[];
};

/** Of failures and gaps, so many are told with a scan; all of them are on its page. */
const MAX_TOLD = 20;
const MAX_SHOWN = 3;
/** Shares of a scan that are looked at, at most. */
const MAX_SHARES = 1000;
const FAILED = new Set(["FAILED", "REFUSED", "EXPIRED"]);

/** Loads how these scans ended. One that has been deleted meanwhile, or was begun again, is left out. */
export async function loadEndedScans(transitions: Transition[]): Promise<EndedScan[]> {
  const ended: EndedScan[] = [];
  for (const { kind, subjectId, at } of transitions) {
    const scan = kind === "SCAN_FAILED" ? await db.scan.findUnique({ where: { id: subjectId } }) : null;
    if (scan?.finishedAt) ended.push({ id: scan.id, name: scan.name, at, ...(await loadShares(scan.id)) });
  }
  return ended;
}

async function loadShares(scanId: string): Promise<Pick<EndedScan, "shareCount" | "failures" | "gaps">> {
  const where = { scanId, superseded: false };
  const shareCount = await db.assignment.count({ where });
  const shares = await db.assignment.findMany({
    where,
    include: { attempts: { orderBy: { attempt: "desc" }, take: 1 } },
    orderBy: { id: "asc" },
    take: MAX_SHARES,
  });
  const failures = shares
    .filter(({ state }) => FAILED.has(state))
    .map(({ scanner, state, failureCode, failureMessage }) => {
      return { scanner, state, code: failureCode, reason: failureMessage ?? "" };
    });
  // What was cancelled was not to be examined any more.
  const gaps = shares.filter(({ state }) => state !== "CANCELLED").flatMap(unexaminedBy);
  return { shareCount, failures, gaps };
}

/** What a rule tells of how scans ended. */
export function scanItems({ triggers }: Pick<ActiveRule, "triggers">, scans: EndedScan[]): Item[] {
  return scans.flatMap((scan) => [
    ...(triggers.includes("SCAN_FAILED") && scan.failures.length > 0 ? [failedItem(scan)] : []),
    ...(triggers.includes("COVERAGE_GAP") && scan.gaps.length > 0 ? [gapItem(scan)] : []),
  ]);
}

function failedItem(scan: EndedScan): Item {
  const { failures, shareCount } = scan;
  const [first] = failures;
  const reason = first?.reason ? `: ${first.reason}` : "";
  return {
    ...commonOf(scan),
    trigger: "SCAN_FAILED",
    title: `${scan.name}: ${failures.length} of ${shareCount} shares did not succeed${reason}`,
    details: { failedShareCount: failures.length, shareCount, failures: failures.slice(0, MAX_TOLD) },
  };
}

function gapItem(scan: EndedScan): Item {
  const { gaps } = scan;
  const named = gaps.slice(0, MAX_SHOWN).map(({ what, why }) => (why ? `${what} (${why})` : what));
  const more = gaps.length > MAX_SHOWN ? `; and ${gaps.length - MAX_SHOWN} more` : "";
  return {
    ...commonOf(scan),
    trigger: "COVERAGE_GAP",
    title: `${scan.name}: ${named.join("; ")}${more}`,
    details: { gapCount: gaps.length, gaps: gaps.slice(0, MAX_TOLD) },
  };
}

function commonOf({ id, at }: EndedScan) {
  return {
    at: at.toISOString(),
    subject: { type: "scan" as const, id },
    url: `${publicUrl}/scans/${id}`,
    severity: null,
  };
}
