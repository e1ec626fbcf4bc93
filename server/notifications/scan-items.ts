import { publicUrl } from "../config.ts";
import { db } from "../db.ts";
import { type Gap, unexaminedBy } from "../report/gaps.ts";
import type { Transition } from "./agent-items.ts";
import type { Item } from "./message.ts";
import type { ActiveRule } from "./rule-row.ts";

/** How a scan ended, as rules see it. Of failures and gaps the first; all of them are on the scan's page. */
export type EndedScan = {
  id: string;
  name: string;
  at: Date;
  shareCount: number;
  /** Shares that failed, were refused or found no agent: where it was cancelled, that was wanted. */
  failedShareCount: number;
  failures: { scanner: string; state: string; code: string | null; reason: string }[];
  gapCount: number;
  gaps: Gap[];
};

/** Of failures and gaps, so many are told with a scan. */
const MAX_TOLD = 20;
const MAX_SHOWN = 3;
/** Shares that are looked at together: what they did not cover may be long. */
const BATCH = 200;
const FAILED = ["FAILED", "REFUSED", "EXPIRED"] as const;

/** Loads how these scans ended. One that has been deleted meanwhile, or was begun again, is left out. */
export async function loadEndedScans(transitions: Transition[]): Promise<EndedScan[]> {
  const ended: EndedScan[] = [];
  for (const { kind, subjectId, at } of transitions) {
    const scan = kind === "SCAN_FAILED" ? await db.scan.findUnique({ where: { id: subjectId } }) : null;
    if (scan?.finishedAt) ended.push({ id: scan.id, name: scan.name, at, ...(await loadShares(scan.id)) });
  }
  return ended;
}

async function loadShares(scanId: string): Promise<Omit<EndedScan, "id" | "name" | "at">> {
  const where = { scanId, superseded: false };
  const failed = { ...where, state: { in: [...FAILED] } };
  const rows = await db.assignment.findMany({ where: failed, orderBy: { id: "asc" }, take: MAX_TOLD });
  const failures = rows.map(({ scanner, state, failureCode, failureMessage }) => {
    return { scanner, state, code: failureCode, reason: failureMessage ?? "" };
  });
  return {
    shareCount: await db.assignment.count({ where }),
    failedShareCount: await db.assignment.count({ where: failed }),
    failures,
    ...(await loadGaps(scanId)),
  };
}

/** What shares did not examine; what was cancelled was not to be examined any more. */
async function loadGaps(scanId: string): Promise<Pick<EndedScan, "gapCount" | "gaps">> {
  const gaps: Gap[] = [];
  let gapCount = 0;
  for (let last: string | undefined; ; ) {
    const shares = await db.assignment.findMany({
      where: { scanId, superseded: false, state: { not: "CANCELLED" }, id: { gt: last } },
      include: { attempts: { orderBy: { attempt: "desc" }, take: 1 } },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    const found = shares.flatMap(unexaminedBy);
    gapCount += found.length;
    gaps.push(...found.slice(0, MAX_TOLD - gaps.length));
    last = shares.at(-1)?.id;
    if (shares.length < BATCH) return { gapCount, gaps };
  }
}

/** What a rule tells of how scans ended. */
export function scanItems({ triggers }: Pick<ActiveRule, "triggers">, scans: EndedScan[]): Item[] {
  return scans.flatMap((scan) => [
    ...(triggers.includes("SCAN_FAILED") && scan.failedShareCount > 0 ? [failedItem(scan)] : []),
    ...(triggers.includes("COVERAGE_GAP") && scan.gapCount > 0 ? [gapItem(scan)] : []),
  ]);
}

function failedItem(scan: EndedScan): Item {
  const { failures, failedShareCount, shareCount } = scan;
  const [first] = failures;
  const reason = first?.reason ? `: ${first.reason}` : "";
  return {
    ...commonOf(scan),
    trigger: "SCAN_FAILED",
    title: `${scan.name}: ${failedShareCount} of ${shareCount} shares did not succeed${reason}`,
    details: { failedShareCount, shareCount, failures },
  };
}

function gapItem(scan: EndedScan): Item {
  const { gapCount, gaps } = scan;
  const named = gaps.slice(0, MAX_SHOWN).map(({ what, why }) => (why ? `${what} (${why})` : what));
  const more = gapCount > MAX_SHOWN ? `; and ${gapCount - MAX_SHOWN} more` : "";
  return {
    ...commonOf(scan),
    trigger: "COVERAGE_GAP",
    title: `${scan.name}: ${named.join("; ")}${more}`,
    details: { gapCount, gaps },
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
