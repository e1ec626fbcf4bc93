import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { visibleJson } from "../../agent/visible-text.ts";
import { findRequestCaller } from "../access/caller.ts";
import { requireRole } from "../access/require-caller.ts";
import { listPool } from "../db.ts";
import { recordDownload } from "./record-download.ts";

const BATCH = 1000;

/** `GET /export/audit.jsonl`: the whole audit log for admins, the first entry first, one a line. That it left is its last entry. */
export async function exportLog(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const caller = requireRole(await findRequestCaller(request), "ADMIN");
  await recordDownload(request, caller, { act: "audit.export" });
  response.writeHead(200, {
    "content-type": "application/x-ndjson; charset=utf-8",
    "content-disposition": `attachment; filename="audit.jsonl"`,
    "cache-control": "no-store",
  });
  await pipeline(Readable.from(lines(), { objectMode: true, highWaterMark: 1 }), response);
}

async function* lines(): AsyncGenerator<string> {
  for (let last = 0; ; ) {
    const { rows } = await listPool.query<Record<string, unknown> & { sequence: number }>({
      name: "export-audit",
      text: `SELECT sequence::float8 AS sequence, at, actor::text AS actor, "actorId", "actorName", address, act, subject,
               before, after, encode("previousHash", 'hex') AS "previousHash", encode(hash, 'hex') AS hash
             FROM "AuditEntry" WHERE sequence > $1 ORDER BY sequence LIMIT ${BATCH}`,
      values: [last],
    });
    if (rows.length > 0) yield `${rows.map((row) => visibleJson(JSON.stringify(row))).join("\n")}\n`;
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.sequence ?? last;
  }
}
