import { cleanLine } from "../../finding.ts";
import { HostFiles } from "../../host-files.ts";
import { GapList } from "../../output/gaps.ts";
import { LineReader } from "../../output/lines.ts";
import { lenientText, pathText } from "../../output/path-text.ts";
import type { ProcessEnd } from "../../scanner.ts";
import { type Message, readMessage } from "./messages.ts";

const MAX_LINE_BYTES = 64 * 1024;
const MAX_SLOW_RULES = 100;
/** yara's threads each stop in a file; versions from others may name all that were left. */
const MAX_TIMED_OUT = 100;
/** The end of stderr that is kept; a full one may start inside a line. */
const STDERR_TAIL_BYTES = 8 * 1024;

/** What yara said beside its matches: files not read, slow rules, errors. */
export class MessageLog {
  readonly missing = new GapList();
  /** Files in which the time limit was reached, as yara prints them: bytes as latin1. */
  readonly timedOutFiles: string[] = [];
  /** The first error. */
  error = "";
  readonly #host: HostFiles;
  readonly #namesLargeFiles: boolean;
  readonly #slowRules = new Map<string, { rule: string; why: string }>();
  readonly #lines = new LineReader(MAX_LINE_BYTES);
  #isStreamed = false;

  /** `namesLargeFiles` is false where files above the limit are listed elsewhere. */
  constructor(namesLargeFiles: boolean, host?: HostFiles) {
    this.#host = host ?? new HostFiles();
    this.#namesLargeFiles = namesLargeFiles;
  }

  writeStderr(chunk: Uint8Array): void {
    this.#isStreamed = true;
    for (const { bytes } of this.#lines.write(chunk)) this.#readBytes(bytes);
  }

  /** Reads what is left of stderr, or all that was kept of it when it was not streamed. */
  endStderr({ stderrTail }: ProcessEnd): void {
    const rest = this.#lines.end();
    if (rest) this.#readBytes(rest.bytes);
    if (this.#isStreamed) return;
    const lines = stderrTail.split("\n");
    if (Buffer.byteLength(stderrTail) > STDERR_TAIL_BYTES - 8) lines.shift();
    for (const line of lines) this.#readBytes(Buffer.from(line));
  }

  add(message: Message): void {
    switch (message.kind) {
      case "unread":
        if (message.isTimeout && this.timedOutFiles.length < MAX_TIMED_OUT)
          this.timedOutFiles.push(message.path);
        this.missing.add({ what: this.#named(message.path), why: cleanLine(message.why, 200) });
        return;
      case "too-large":
        if (this.#namesLargeFiles)
          this.missing.add({ what: this.#named(message.path), why: "larger than the limit of the scan" });
        return;
      case "too-many-matches":
        this.missing.add({ what: "a string of a rule", why: cleanLine(message.why, 200) });
        return;
      case "slow-rule":
        if (this.#slowRules.size < MAX_SLOW_RULES)
          this.#slowRules.set(message.rule, { rule: message.rule, why: cleanLine(message.why, 200) });
        return;
      case "error":
        this.error ||= cleanLine(lenientText(Buffer.from(message.text, "latin1")), 300);
        return;
      case "notice":
        return;
      default:
        message satisfies never;
    }
  }

  get isTimedOut(): boolean {
    return this.timedOutFiles.length > 0;
  }

  slowRules(): { rule: string; why: string }[] {
    return [...this.#slowRules.values()];
  }

  #named(path: string): string {
    return pathText(Buffer.from(this.#host.nameOf(path), "latin1"));
  }

  #readBytes(bytes: Buffer): void {
    const message = readMessage(bytes.toString("latin1").replace(/\r$/, ""));
    if (message) this.add(message);
  }
}
