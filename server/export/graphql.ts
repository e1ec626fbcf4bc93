import { builder } from "../builder.ts";
import { DetectionFilterInput } from "../detections/types.ts";
import { exportPath } from "./export-path.ts";
import type { ExportExtension } from "./formats.ts";

const ExportFormatType = builder.enumType("ExportFormat", {
  description: "A format in which detections leave the head.",
  values: {
    SARIF: { value: "sarif", description: "SARIF 2.1.0, one run for each scanner." },
    CSV: { value: "csv", description: "RFC 4180, in which no cell is a formula for a spreadsheet." },
    JSON_LINES: { value: "jsonl", description: "One JSON object a line." },
  } as const satisfies Record<string, { value: ExportExtension; description: string }>,
});

builder.queryField("detectionExport", (t) =>
  t.string({
    description:
      "Path on the head where the detections that pass a filter, all unless given, can be downloaded by who may see them.",
    args: {
      format: t.arg({ type: ExportFormatType, required: true }),
      filter: t.arg({ type: DetectionFilterInput }),
    },
    resolve: (_root, { format, filter }) => exportPath(format, filter ?? {}),
  }),
);
