import { z } from "zod";
import { db } from "../db.ts";
import { AppError } from "../errors.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { AssignmentState } from "../generated/prisma/enums.ts";

/** What an account of an import is made from. */
export const ACCOUNT_SELECT = {
  scanId: true,
  fileName: true,
  machine: true,
  importedBy: true,
  verdictCode: true,
  verdictMessage: true,
  detectionCount: true,
  newCount: true,
  reopenedCount: true,
  scan: {
    select: {
      createdAt: true,
      assignments: {
        take: 1,
        select: {
          id: true,
          scanner: true,
          state: true,
          failureCode: true,
          failureMessage: true,
          attempts: { take: 1, select: { eventCount: true, coverage: true, toolVersion: true } },
          artifacts: {
            take: 1,
            where: { sha256: { not: "" } },
            select: { id: true, sha256: true, sizeBytes: true },
          },
        },
      },
    },
  },
} satisfies Prisma.ReportImportSelect;

type ImportRow = Prisma.ReportImportGetPayload<{ select: typeof ACCOUNT_SELECT }>;

/** What became of a report that was brought in, as people and programs are told. */
export type ImportAccount = {
  scanId: string;
  scanner: string;
  fileName: string;
  /** Where it was made, in lower case; empty where nobody said. */
  machine: string;
  importedBy: string;
  importedAt: Date;
  toolVersion: string | null;
  state: AssignmentState;
  /** What it proves, as a stable code: COMPLETE, or why it is not whole. Empty while it is read. */
  code: string;
  /** All of it in words. */
  summary: string;
  eventCount: number;
  detectionCount: number;
  newCount: number;
  reopenedCount: number;
  /** Lines that could not be used: how many, and the first 100 with the reason. */
  unreadableCount: number;
  unreadable: { line: number; why: string }[];
  /** What else is missing from it, at most some hundred. */
  missing: { what: string; why: string }[];
  /** The file itself, where it arrived whole: path on the head, hash and size. */
  file: { path: string; sha256: string; sizeBytes: number } | null;
};

/** The parts of a coverage that every parser words the same; whatever else is there is left out. */
const Coverage = z.object({
  unreadable: z
    .object({ total: z.number(), lines: z.array(z.object({ line: z.number(), why: z.string() })) })
    .catch({ total: 0, lines: [] }),
  missing: z.array(z.object({ what: z.string(), why: z.string() })).catch([]),
});

/** The account of an import. Throws SCAN_NOT_FOUND. */
export async function requireImport(scanId: string): Promise<ImportAccount> {
  const row = await db.reportImport.findUnique({ where: { scanId }, select: ACCOUNT_SELECT });
  const account = row && accountOf(row);
  if (account) return account;
  throw new AppError("SCAN_NOT_FOUND", `There is no import with the id "${scanId}".`);
}

/** Makes the account of an import from its row; null where its scan has no assignment. */
export function accountOf({ scan, ...row }: ImportRow): ImportAccount | null {
  const [assignment] = scan.assignments;
  if (!assignment) return null;
  const [attempt] = assignment.attempts;
  const [artifact] = assignment.artifacts;
  const { unreadable, missing } = Coverage.parse(attempt?.coverage ?? {});
  const facts = {
    ...row,
    scanner: assignment.scanner,
    importedAt: scan.createdAt,
    toolVersion: attempt?.toolVersion ?? null,
    state: assignment.state,
    code: assignment.failureCode ?? row.verdictCode,
    eventCount: attempt?.eventCount ?? 0,
    unreadableCount: unreadable.total,
    unreadable: unreadable.lines,
    missing,
    file: artifact
      ? { path: `/artifacts/${artifact.id}`, sha256: artifact.sha256, sizeBytes: Number(artifact.sizeBytes) }
      : null,
  };
  return { ...facts, summary: summaryOf(facts, assignment.failureMessage) };
}

function summaryOf(
  account: Omit<ImportAccount, "summary"> & { verdictMessage: string },
  failureMessage: string | null,
): string {
  if (account.state === "RUNNING") return "The head reads the report.";
  const { detectionCount, newCount, reopenedCount, unreadableCount, eventCount } = account;
  const parts = [
    counted(eventCount, "event"),
    detectionCount === newCount ? null : `${counted(detectionCount - newCount, "detection")} seen again`,
    reopenedCount === 0 ? null : `${reopenedCount} of them opened again`,
    newCount === 0 && detectionCount > 0 ? "nothing new" : counted(newCount, "new detection"),
  ].filter((part) => part !== null);
  const sentences = [
    `${parts.join(", ")}.`,
    unreadableCount === 0 ? "" : `${counted(unreadableCount, "line")} could not be used.`,
    // The parsers' own sentence about lines says no more.
    unreadableCount > 0 && account.code === "OUTPUT_MALFORMED"
      ? ""
      : (failureMessage ?? account.verdictMessage),
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? "no" : count} ${noun}${count === 1 ? "" : "s"}`;
}
