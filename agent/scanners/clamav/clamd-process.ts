import { once } from "node:events";
import { json } from "node:stream/consumers";
import { ClamdError } from "./clamd-connection.ts";
import { ClamdJob, type ClamdRecord } from "./clamd-job.ts";
import { ClamdScan } from "./clamd-scan.ts";
import { type WalkedEntry, walkFiles } from "./file-walk.ts";

/**
 * The program of a scan through clamd: `node clamd-process.ts`, with a ClamdJob on stdin. Prints ClamdRecords. A program of
 * its own, so that it is stopped, bounded and recorded as clamscan is.
 */
const SESSIONS = 4;

const job = ClamdJob.parse(await json(process.stdin));
const entries = walkFiles(job.roots, new Set(job.excluded));
const counts = { files: 0, folders: 0 };
const scans = Array.from({ length: SESSIONS }, () => new ClamdScan(job));
let lost: ClamdError | null = null;

async function print(record: ClamdRecord): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(record)}\n`)) await once(process.stdout, "drain");
}

async function recordOf(entry: WalkedEntry, scan: ClamdScan): Promise<ClamdRecord | null> {
  switch (entry.kind) {
    case "folder":
      counts.folders += 1;
      return null;
    case "file":
      counts.files += 1;
      return scan.scan(entry.path);
    default:
      return entry;
  }
}

async function work(scan: ClamdScan): Promise<void> {
  for (;;) {
    const { value: entry, done } = await entries.next();
    if (done || lost) return;
    const record = await recordOf(entry, scan);
    if (record) await print(record);
  }
}

await Promise.all(
  scans.map((scan) =>
    work(scan)
      .catch((error: unknown) => {
        if (!(error instanceof ClamdError)) throw error;
        lost = error;
      })
      .finally(() => scan.close()),
  ),
);
await print(lost === null ? { kind: "end", ...counts } : { kind: "lost", why: (lost as ClamdError).message });
