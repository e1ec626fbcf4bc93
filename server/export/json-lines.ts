import { visibleJson } from "../../agent/visible-text.ts";
import { publicUrl } from "../config.ts";
import type { Query } from "../detections/query/term.ts";
import { scoreOf } from "../intelligence/score.ts";
import { detectionBatches } from "./detections.ts";

/** Detections as JSON Lines: one object a line, with all that is known of it, and a `url` to it. */
export async function* jsonLines(query: Query): AsyncGenerator<string> {
  for await (const rows of detectionBatches(query)) {
    const lines = rows.map(({ fingerprint, ...row }) =>
      visibleJson(
        JSON.stringify({
          ...row,
          score: scoreOf(row),
          fingerprint: Buffer.from(fingerprint).toString("hex"),
          url: `${publicUrl}/detections/${row.id}`,
        }),
      ),
    );
    yield `${lines.join("\n")}\n`;
  }
}
