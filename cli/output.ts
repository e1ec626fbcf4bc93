import { stripVTControlCharacters, styleText } from "node:util";
import truncate from "cli-truncate";
import width from "string-width";
import { visibleJson, visibleText } from "../agent/visible-text.ts";

type Style = Parameters<typeof styleText>[0];

/** Paints for standard output, where that is a terminal and NO_COLOR is not set. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/** Text of scanned systems on one line, with a mark for each character that a terminal would obey. */
export function oneLine(text: string): string {
  return visibleText(stripVTControlCharacters(text).replaceAll(/[\t\n\r]+/g, " "));
}

/** Prints one line of the result. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints one line beside the result: what goes on, or went wrong. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Prints a result for programs. */
export function sayJson(value: unknown): void {
  say(visibleJson(JSON.stringify(value, null, 2)));
}

/** One column: what stands above it, and what a row has there. */
export type Column<Row> = { name: string; text: (row: Row) => string; style?: (row: Row) => Style | null };

/** Prints rows below one another, cut to the width of a terminal; whole where the output is none. */
export function sayTable<Row>(rows: Row[], columns: Column<Row>[]): void {
  const cells = rows.map((row) => columns.map(({ text }) => oneLine(text(row))));
  const heads = columns.map(({ name }) => name.toUpperCase());
  const widths = heads.map((head, at) =>
    Math.max(width(head), ...cells.map((line) => width(line[at] ?? ""))),
  );
  const print = (line: string[], styleOf: (at: number) => Style | null) => {
    const last = line.length - 1;
    const padded = line.map((text, at) => {
      const style = styleOf(at);
      const space = at === last ? "" : " ".repeat(Math.max(0, (widths[at] ?? 0) - width(text)));
      return (style === null ? text : paint(style, text)) + space;
    });
    const whole = padded.join("  ");
    // A terminal that does not tell its width has 0 columns.
    const { isTTY, columns } = process.stdout;
    say(isTTY && columns > 0 ? truncate(whole, columns) : whole.trimEnd());
  };
  print(heads, () => "dim");
  rows.forEach((row, index) => {
    print(cells[index] ?? [], (at) => columns[at]?.style?.(row) ?? null);
  });
}
