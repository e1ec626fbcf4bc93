import { publicUrl } from "../config.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { detectionBatches } from "./detections.ts";

/** Detections as JSON Lines: one object a line, with all that is known of it, and a `url` to it. */
export async function* jsonLines(where: Prisma.DetectionWhereInput): AsyncGenerator<string> {
  for await (const rows of detectionBatches(where)) {
    const lines = rows.map(({ fingerprint, ...row }) =>
      JSON.stringify({
        ...row,
        fingerprint: Buffer.from(fingerprint).toString("hex"),
        url: `${publicUrl}/detections/${row.id}`,
      }),
    );
    yield `${lines.join("\n")}\n`;
  }
}
