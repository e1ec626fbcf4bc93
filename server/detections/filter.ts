import { AppError } from "../errors.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import type { DetectionStatus, Severity } from "../generated/prisma/enums.ts";
import { requireId } from "../id.ts";

/** What a list of detections may be narrowed by; everything given must hold. */
export type DetectionFilter = {
  severities?: Severity[] | null;
  statuses?: DetectionStatus[] | null;
  scanners?: string[] | null;
  /** Part of the title, the asset or the location, at most 200 characters. */
  text?: string | null;
  scanId?: string | null;
  assigneeId?: string | null;
};

/** The filter for the database. Text is matched literally: wildcards in it stand for themselves. */
export function detectionFilter(filter: DetectionFilter): Prisma.DetectionWhereInput {
  const text = filter.text?.trim().replaceAll(/[\\%_]/g, "\\$&");
  if (text && text.length > 200)
    throw new AppError("BAD_INPUT", "The text to look for has at most 200 characters.");
  const contains = { contains: text, mode: "insensitive" } as const;
  return {
    severity: filter.severities ? { in: filter.severities } : undefined,
    status: filter.statuses ? { in: filter.statuses } : undefined,
    assigneeId: filter.assigneeId ?? undefined,
    scanner: filter.scanners ? { in: filter.scanners } : undefined,
    OR: text ? [{ title: contains }, { assetLabel: contains }, { location: contains }] : undefined,
    lastAssignment: filter.scanId
      ? { scanId: requireId(filter.scanId, "SCAN_NOT_FOUND", "scan") }
      : undefined,
  };
}
