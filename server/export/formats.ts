import type { Query } from "../detections/query/term.ts";
import { csv } from "./csv.ts";
import { jsonLines } from "./json-lines.ts";
import { sarif } from "./sarif.ts";

type ExportFormat = {
  mediaType: string;
  /** Writes the detections that pass, piece by piece, as the reader takes them. */
  write: (query: Query) => AsyncGenerator<string>;
};

/** How detections leave the head, by the extension in the address. */
export const EXPORT_FORMATS = {
  sarif: { mediaType: "application/sarif+json", write: sarif },
  csv: { mediaType: "text/csv; charset=utf-8", write: csv },
  jsonl: { mediaType: "application/jsonl; charset=utf-8", write: jsonLines },
} satisfies Record<string, ExportFormat>;

export type ExportExtension = keyof typeof EXPORT_FORMATS;
