import type { DetectionFilter } from "../detections/filter.ts";
import type { ExportExtension } from "./formats.ts";

/** Where the head serves the detections that pass a filter, as a path with parameters. */
export function exportPath(extension: ExportExtension, filter: DetectionFilter): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const item of [value].flat()) {
      if (item !== null && item !== undefined)
        parameters.append(
          name,
          (item as unknown) instanceof Date ? (item as unknown as Date).toISOString() : String(item),
        );
    }
  }
  const query = parameters.size > 0 ? `?${parameters}` : "";
  return `/export/detections.${extension}${query}`;
}
