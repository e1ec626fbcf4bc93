import { requireFirstAdmin } from "../access/first-admin.ts";
import { db } from "../db.ts";
import { assignScan } from "./assign-scan.ts";

/**
 * Queues a scan of this machine, so that a new dashboard has something to show. Does nothing where any scan exists.
 * @returns whether it queued one
 */
export async function queueFirstScan(): Promise<boolean> {
  if (await db.scan.findFirst({ select: { id: true } })) return false;
  const operator = await requireFirstAdmin();
  await assignScan({
    name: "First scan: this machine",
    targets: ["127.0.0.1"],
    scanners: ["nmap"],
    config: { nmap: { ports: "1-65535" } },
    createdBy: operator.id,
  });
  return true;
}
