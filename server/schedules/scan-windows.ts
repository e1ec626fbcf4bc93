import { isOpen } from "../../agent/window.ts";
import { setWindowOpen } from "../assignments/hold.ts";
import { pool } from "../db.ts";
import type { ScanWindow } from "./window.ts";

/**
 * Opens and closes the windows of unfinished scans. Every head may do it: they go by PostgreSQL's clock, and what one
 * has changed needs no change any more.
 */
export async function applyScanWindows(): Promise<void> {
  const { rows } = await pool.query<{
    window: ScanWindow;
    isWindowOpen: boolean;
    scanIds: string[];
    now: Date;
  }>({
    name: "scan-windows",
    text: `SELECT "window", "isWindowOpen", array_agg(id) AS "scanIds", now() AS now FROM "Scan"
           WHERE "window" IS NOT NULL AND "finishedAt" IS NULL GROUP BY "window", "isWindowOpen"`,
  });
  for (const { window, isWindowOpen, scanIds, now } of rows) {
    const shouldBeOpen = isOpen(window, now);
    if (shouldBeOpen === isWindowOpen) continue;
    for (const scanId of scanIds) await setWindowOpen(scanId, shouldBeOpen, window.atEnd);
  }
}
