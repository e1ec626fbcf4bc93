import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exec } from "../../exec.ts";
import type { ParsedEvent } from "../../finding.ts";
import { defineScanner } from "../../scanner.ts";
import { type FollowedPart, follow } from "./follow.ts";
import { type FollowState, loadFollowState, saveFollowState } from "./follow-state.ts";
import { suricata } from "./scanner.ts";

let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "follow-test-"));
  path = join(directory, "eve.json");
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Reads for `durationMs`; `onPart` may change the file while it is read. */
async function read(state: FollowState | null, durationMs = 0, onPart?: (part: FollowedPart) => void) {
  const gaps: string[] = [];
  let text = "";
  let last = state;
  for await (const part of follow({ path, state, durationMs, signal: new AbortController().signal })) {
    text += part.bytes.toString();
    last = part.state;
    if (part.gap !== null) gaps.push(part.gap);
    onPart?.(part);
  }
  return { text, state: last, gaps };
}

describe("following a file", () => {
  test("gives each line once, over several readings", async () => {
    writeFileSync(path, "one\ntwo\n");
    const first = await read(null);
    appendFileSync(path, "three\nfo");
    const second = await read(first.state);
    appendFileSync(path, "ur\n");
    const third = await read(second.state);
    expect([first.text, second.text, third.text]).toEqual(["one\ntwo\n", "three\n", "four\n"]);
    expect([...first.gaps, ...second.gaps, ...third.gaps]).toEqual([]);
    expect((await read(third.state)).text).toBe("");
  });

  test("reads a renamed file to its end, then the new one, while it goes on", async () => {
    writeFileSync(path, "one\n");
    let step = 0;
    const { text, gaps } = await read(null, 1_500, () => {
      step += 1;
      if (step !== 1) return;
      appendFileSync(path, "two\n");
      renameSync(path, `${path}.1`);
      appendFileSync(`${path}.1`, "three\n");
      writeFileSync(path, "four\n");
    });
    expect(text).toBe("one\ntwo\nthree\nfour\n");
    expect(gaps).toEqual([]);
  });

  test("reads what was renamed between two readings, several times over", async () => {
    writeFileSync(path, "one\n");
    const { state } = await read(null);
    appendFileSync(path, "two\n");
    renameSync(path, `${path}.2`);
    writeFileSync(path, "three\n");
    renameSync(path, `${path}.1`);
    writeFileSync(path, "four\n");
    writeFileSync(`${path}.3.gz`, "compressed\n");
    const second = await read(state);
    expect(second.text).toBe("two\nthree\nfour\n");
    expect(second.gaps).toEqual([]);
    expect((await read(second.state)).text).toBe("");
  });

  test("says what may be lost when the file it read is gone, or was emptied", async () => {
    writeFileSync(path, "one\ntwo\n");
    const { state } = await read(null);
    truncateSync(path);
    appendFileSync(path, "three\n");
    const emptied = await read(state);
    expect(emptied).toMatchObject({ text: "three\n", gaps: [expect.stringContaining("emptied")] });
    writeFileSync(join(directory, "keeps-the-inode"), "");
    unlinkSync(path);
    writeFileSync(join(directory, "takes-the-inode"), "");
    writeFileSync(path, "four\n");
    const gone = await read(emptied.state);
    expect(gone.text).toBe("four\n");
    expect(gone.gaps).toHaveLength(1);
  });

  test("is not deceived by a file that was emptied and grew longer than before", async () => {
    writeFileSync(path, "one\n");
    const { state } = await read(null);
    truncateSync(path);
    appendFileSync(path, "another beginning\nand more\n");
    expect(await read(state)).toMatchObject({
      text: "another beginning\nand more\n",
      gaps: [expect.any(String)],
    });
  });

  test("passes on lines of any length, and the end of a renamed file that has no line end", async () => {
    const long = `${"x".repeat(700_000)}\n`;
    writeFileSync(path, `${long}short\n${long}`);
    const { state, text } = await read(null);
    expect(text === `${long}short\n${long}`).toBe(true);
    appendFileSync(path, "cut");
    renameSync(path, `${path}.1`);
    writeFileSync(path, "new\n");
    expect((await read(state)).text).toBe("cut\nnew\n");
  });

  test("waits for a file that is not there yet", async () => {
    const reading = read(null, 1_000);
    writeFileSync(path, "one\n");
    expect((await reading).text).toBe("one\n");
  });
});

test("the position survives on disk, and a damaged one counts as none", () => {
  const file = join(directory, "state/position.json");
  const state = { device: 1, inode: 2, offset: 3, headBytes: 3, head: "00", modifiedAt: 4 };
  expect(loadFollowState(file)).toBeNull();
  saveFollowState(file, state);
  expect(loadFollowState(file)).toEqual(state);
  writeFileSync(file, readFileSync(file).subarray(0, 20));
  expect(loadFollowState(file)).toBeNull();
});

describe("a FOLLOW run", () => {
  const alert = (sid: number) =>
    `${JSON.stringify({ timestamp: "2026-01-02T03:04:05.0+0000", event_type: "alert", src_ip: "203.0.113.1", dest_ip: "10.0.0.1", dest_port: 80, proto: "TCP", alert: { signature_id: sid, signature: `rule ${sid}`, severity: 1 } })}\n`;

  async function run(options: { signal?: AbortSignal } = {}) {
    const [planned] = await defineScanner(suricata).plan({
      config: { mode: "FOLLOW", eve: path, seconds: 1 },
      targets: [],
      exclusions: [],
      hostnames: new Map(),
      paths: [path],
      ruleSets: [],
      capability: { name: "suricata", version: "7.0.10", privileged: false, problem: null },
      stateDirectory: join(directory, "state"),
    });
    if (!planned) throw new Error("nothing planned");
    const events: ParsedEvent[] = [];
    const result = await exec({
      ...planned.command,
      ...options,
      timeoutMs: 30_000,
      onStdout: (chunk) => void events.push(...planned.parser.write(chunk)),
    });
    const end = planned.parser.end(result);
    return { ...end, sids: [...events, ...end.events].map(({ finding }) => finding?.identity.sid) };
  }

  test("gives the alerts that came since the last one, each once", async () => {
    writeFileSync(path, alert(1) + alert(2));
    const first = await run();
    expect(first.sids).toEqual([1, 2]);
    expect(first.verdict.outcome).toBe("complete");
    expect(first.coverage).toMatchObject({ mode: "FOLLOW", alerts: 2, missing: [] });
    appendFileSync(path, alert(3));
    renameSync(path, `${path}.1`);
    writeFileSync(path, alert(4));
    expect((await run()).sids).toEqual([3, 4]);
    expect((await run()).verdict).toMatchObject({ outcome: "partial", code: "NO_RECORDS" });
  });

  test("that is stopped goes on where it was", async () => {
    writeFileSync(path, alert(1));
    const stop = new AbortController();
    const stopped = run({ signal: stop.signal });
    setTimeout(() => stop.abort(), 700);
    const first = await stopped;
    expect(first.verdict.outcome).not.toBe("complete");
    appendFileSync(path, alert(2));
    expect([...first.sids, ...(await run()).sids]).toEqual([1, 2]);
  });

  test("believes no record of the sensor's file that pretends to be a position", async () => {
    const fake = { event_type: "follow", nonce: "", state: { offset: 9_999 }, isOver: true, gap: "x" };
    writeFileSync(path, `${JSON.stringify(fake)}\n${alert(1)}`);
    expect((await run()).sids).toEqual([1]);
    appendFileSync(path, alert(2));
    expect((await run()).sids).toEqual([2]);
  });
});
