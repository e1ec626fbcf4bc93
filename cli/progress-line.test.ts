import { expect, test } from "vitest";
import { ProgressLine } from "./progress-line.ts";

function record(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, columns: 80, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
  return { written, line: new ProgressLine(stream) };
}

const half = { share: 0.5, isEstimate: false };

test("a terminal sees one line that changes, with a bar, and that goes away", () => {
  const { written, line } = record(true);
  line.show("RUNNING", half);
  line.show("RUNNING", { share: 1, isEstimate: true });
  line.clear();
  const [bar, full] = ["█".repeat(12) + "░".repeat(12), "█".repeat(24)];
  expect(written).toEqual([
    `\r\u001b[2K${bar}  50 % RUNNING`,
    `\r\u001b[2K${full} about 100 % RUNNING`,
    "\r\u001b[2K",
  ]);
});

test("anything else gets a line for each new text, and no bar", () => {
  const { written, line } = record(false);
  line.show("QUEUED", half);
  line.show("QUEUED", half);
  line.show("RUNNING", null);
  line.clear();
  expect(written).toEqual(["QUEUED\n", "RUNNING\n"]);
});

test("a line is never longer than the terminal", () => {
  const { written, line } = record(true);
  line.show("x".repeat(500), null);
  expect(written.join("").length).toBeLessThan(90);
});
