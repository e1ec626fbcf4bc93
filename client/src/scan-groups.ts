interface GroupedRow {
  readonly id: string;
  readonly scan: { readonly id: string; readonly progress: number };
}

export interface ScanGroup<Row extends GroupedRow> {
  readonly id: string;
  /** The scan as the most advanced of its rows saw it. */
  readonly scan: Row["scan"];
  readonly rows: readonly Row[];
}

/** Assignments by scan, newest scan first; each scan's assignments stay in the order they came in. */
export function groupByScan<Row extends GroupedRow>(rows: readonly Row[]): ScanGroup<Row>[] {
  const groups = new Map<string, { id: string; scan: Row["scan"]; rows: Row[] }>();
  for (const row of rows) {
    const group = groups.get(row.scan.id) ?? { id: row.scan.id, scan: row.scan, rows: [] as Row[] };
    group.rows.push(row);
    if (row.scan.progress > group.scan.progress) group.scan = row.scan;
    groups.set(row.scan.id, group);
  }
  return [...groups.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
