import type { Spread } from "./statistics.ts";

/** Lines of a table with aligned columns: the first to the left, the others to the right. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join("   ").trimEnd());
}

/** Milliseconds with two digits that matter: 0.45, 3.1, 27, 1 240. */
export function formatMs(ms: number): string {
  if (!Number.isFinite(ms)) return "–";
  return ms < 1 ? ms.toFixed(2) : ms < 10 ? ms.toFixed(1) : formatCount(ms);
}

/** A rounded count with its thousands set apart: 28 800. */
export function formatCount(count: number): string {
  return Number.isFinite(count)
    ? Math.round(count)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, " ")
    : "–";
}

/** A ratio with two decimals: 1.85. */
export function formatRatio(ratio: number): string {
  return Number.isFinite(ratio) ? ratio.toFixed(2) : "–";
}

/** `min / median / max` in one cell. */
export function formatSpread(values: Spread, format: (value: number) => string): string {
  return [values.min, values.median, values.max].map(format).join(" / ");
}
