import type { ParsedEvent } from "../../finding.ts";
import type { HostFiles } from "../../host-files.ts";
import type { ExaminedTrees } from "../../output/examined.ts";
import { UnreadableLines } from "../../output/gaps.ts";
import { type Line, LineReader } from "../../output/lines.ts";
import { pathText } from "../../output/path-text.ts";
import { toUtf8 } from "../../output/utf16.ts";
import type { Coverage, OutputParser, ProcessEnd, Progress, Verdict } from "../../scanner.ts";
import type { CompiledSet, RunNames } from "./command.ts";
import type { YaraInventory } from "./inventory.ts";
import { type JsonMatches, JsonReport } from "./json-report.ts";
import { Match, matchEvent } from "./match-events.ts";
import { type MatchLine, readMatchLine, readStringLine } from "./match-line.ts";
import { MessageLog } from "./message-log.ts";
import { readMessage } from "./messages.ts";
import { yaraProgress } from "./progress.ts";
import { judgeReport, judgeRun } from "./verdict.ts";

const MAX_LINE_BYTES = 256 * 1024;
/** YARA-X prints all of a scan's matches as one JSON document, if asked to. */
const MAX_REPORT_LINE_BYTES = 32 * 1024 * 1024;
const MAX_PATH_BYTES = 4_096;

export interface YaraParserInput {
  /** The path that was scanned, as the scanned machine names it; null when a report does not say. */
  root: string | null;
  /** What this agent knows of its own run; null for a report from elsewhere, which is taken at its word. */
  run: { names: RunNames; inventory: YaraInventory; recursive: boolean; host: HostFiles } | null;
  now?: () => Date;
}

/**
 * Reads what yara prints: matches, the strings below them, messages. In a run of this agent only lines under the run's own
 * namespaces are matches, whatever file names pretend; in a report from elsewhere every line of that form is one.
 */
export function createYaraParser(input: YaraParserInput): YaraParser {
  return new YaraParser(input);
}

class YaraParser implements OutputParser {
  readonly #root: string | null;
  readonly #run: YaraParserInput["run"];
  readonly #now: () => Date;
  readonly #sets: ReadonlyMap<string, CompiledSet>;
  readonly #lines: LineReader;
  readonly #json = new JsonReport();
  readonly #decode: (chunk: Uint8Array) => Uint8Array;
  readonly #messages: MessageLog;
  readonly #unreadable = new UnreadableLines();
  #match: Match | null = null;
  #events: ParsedEvent[] = [];
  #examined = 0;
  #matches = 0;

  constructor({ root, run, now = () => new Date() }: YaraParserInput) {
    this.#root = root;
    this.#run = run;
    this.#now = now;
    this.#sets = new Map(run?.names.sets.map((set) => [set.namespace, set]));
    this.#lines = new LineReader(run ? MAX_LINE_BYTES : MAX_REPORT_LINE_BYTES);
    this.#decode = run ? (chunk) => chunk : toUtf8();
    this.#messages = new MessageLog(run === null, run?.host);
  }

  write(chunk: Uint8Array): ParsedEvent[] {
    for (const line of this.#lines.write(this.#decode(chunk))) this.#readLine(line);
    return this.#takeEvents();
  }

  writeStderr(chunk: Uint8Array): void {
    this.#messages.writeStderr(chunk);
  }

  end(end: ProcessEnd): ReturnType<OutputParser["end"]> {
    const rest = this.#lines.end();
    // A line that was cut may name another file than the one that matched.
    if (rest && this.#run) this.#unreadable.add(rest.number, "has no end");
    else if (rest) this.#readLine(rest);
    this.#flush();
    const cut = this.#json.end();
    if (cut) this.#unreadable.add(cut.line, "is the start of a document without an end");
    this.#messages.endStderr(end);
    const { missing, isTimedOut, error } = this.#messages;
    const facts = {
      examined: this.#examined,
      matches: this.#matches,
      hasGaps: missing.size > 0,
      unreadableLines: this.#unreadable.total,
      isTimedOut,
      error,
      isLastLineCut: rest !== null,
    };
    const verdict = this.#run ? judgeRun(end, facts, this.#run.inventory) : judgeReport(end, facts);
    if (verdict.outcome !== "complete" && missing.size === 0)
      missing.add({ what: "the rest of the scan", why: verdict.message });
    return { events: this.#takeEvents(), verdict, coverage: this.#coverage(verdict) };
  }

  /** Files in which yara reached its time limit, as it prints them: bytes as latin1. */
  get timedOutFiles(): readonly string[] {
    return this.#messages.timedOutFiles;
  }

  progress(): Progress {
    return yaraProgress(this.#examined, this.#run?.inventory ?? null);
  }

  #takeEvents(): ParsedEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #readLine(line: Line): void {
    const text = line.bytes.toString("latin1");
    if (this.#run) this.#readRunLine(text, line);
    else this.#readReportLine(text.replace(/\r$/, ""), line);
  }

  #readRunLine(text: string, line: Line): void {
    const match = this.#readOwnMatch(text);
    if (match) this.#start(match, line);
    else if (this.#match && this.#isProbe(this.#match)) this.#continuePath(text, line);
    else if (!this.#addString(text)) this.#continuePath(text, line);
  }

  /** yara prints file names as they are: one with a line feed goes on in the next line. */
  #continuePath(text: string, line: Line): void {
    const open = this.#match;
    if (!open || open.stringCount > 0 || open.path.length + text.length > MAX_PATH_BYTES) {
      this.#unreadable.add(line.number, "is neither a match nor a string of one");
      return;
    }
    open.path += `\n${text}`;
    if (this.#isProbe(open) && readStringLine(text) !== null)
      this.#unreadable.add(line.number, "is part of a file name that imitates a matched string");
  }

  #readReportLine(text: string, line: Line): void {
    if (this.#addString(text)) return;
    const json = this.#json.read(text, line.number);
    if (json !== null) {
      this.#readJson(json, line);
      return;
    }
    const message = readMessage(text);
    const match = message === null ? readMatchLine(text, true) : null;
    if (message) {
      this.#flush();
      this.#messages.add(message);
    } else if (match && isLikely(match)) this.#start(match, line);
    else this.#unreadable.add(line.number, match ? "looks like prose, not like a match" : "is not a match");
  }

  #readJson({ matches, unreadable }: JsonMatches, line: Line): void {
    for (const { line: match, strings } of matches) {
      this.#start(match, { ...line, isCut: false });
      for (const string of strings) this.#match?.addString(string);
    }
    this.#flush();
    if (unreadable !== null) this.#unreadable.add(line.number, unreadable);
  }

  #readOwnMatch(text: string): MatchLine | null {
    const match = readMatchLine(text);
    if (match?.namespace == null) return null;
    if (match.namespace === this.#run?.names.probeNamespace) return match;
    return this.#sets.get(match.namespace)?.rules.has(match.rule) ? match : null;
  }

  #isProbe({ line }: Match): boolean {
    return line.namespace === this.#run?.names.probeNamespace;
  }

  #addString(text: string): boolean {
    const string = this.#match && readStringLine(text);
    if (string) this.#match?.addString(string);
    return string !== null;
  }

  #start(line: MatchLine, { number, isCut }: Line): void {
    this.#flush();
    if (isCut) this.#unreadable.add(number, "is longer than a line may be");
    else this.#match = new Match(line, number, this.#sets.get(line.namespace ?? "") ?? null);
  }

  #flush(): void {
    const match = this.#match;
    this.#match = null;
    if (!match) return;
    if (this.#holdsAnotherLine(match.path))
      this.#unreadable.add(match.lineNumber, "names a file that holds what looks like another line");
    if (!this.#isInside(match.path))
      this.#unreadable.add(match.lineNumber, "names a file outside the scanned path");
    else if (this.#run && this.#isProbe(match)) this.#examined += 1;
    else {
      this.#matches += 1;
      match.path = this.#run?.host.nameOf(match.path) ?? match.path;
      this.#events.push(matchEvent(match, this.#root, this.#now().toISOString()));
    }
  }

  /** A damaged line reads like the rest of the file name before it; the run's own namespace, or a file, tells it apart. */
  #holdsAnotherLine(path: string): boolean {
    if (!this.#run || this.#root === null) return false;
    const namespaces = [this.#run.names.probeNamespace, ...this.#sets.keys()];
    if (namespaces.some((namespace) => path.includes(`${namespace}:`))) return true;
    const root = Buffer.from(this.#run.host.locate(this.#root)).toString("latin1");
    const below = path.indexOf("\n");
    return (
      path.includes(` ${root}`) ||
      (path.includes("] [") && path.indexOf(root, 1) > 0) ||
      (below > 0 && path.includes(root, below))
    );
  }

  #isInside(path: string): boolean {
    if (!this.#run || this.#root === null) return true;
    const root = Buffer.from(this.#run.host.locate(this.#root)).toString("latin1");
    return path === root || path.startsWith(root.endsWith("/") ? root : `${root}/`);
  }

  /** What was read for certain: every file was tried, and each that was not read is named. */
  #examinedTrees(verdict: Verdict): ExaminedTrees | null {
    if (!this.#run || this.#root === null) return null;
    const { inventory, recursive } = this.#run;
    const gaps = [inventory.gapPaths(), this.#messages.missing.paths()];
    const left = inventory.files - this.#examined;
    const isWhole = verdict.outcome === "complete" || verdict.code === "FILES_NOT_READ";
    const isNamed = gaps.every((paths) => paths !== null) && left <= this.#messages.missing.size;
    if (!isWhole || !isNamed || !inventory.isFinished || this.#unreadable.total > 0) return null;
    const root = pathText(Buffer.from(this.#root));
    return {
      trees: [{ root, recursive }],
      notRead: gaps.flatMap((paths) => paths ?? []),
      signaturesAt: null,
    };
  }

  #coverage(verdict: Verdict): Coverage {
    const inventory = this.#run?.inventory;
    const counts = inventory && {
      recursive: this.#run?.recursive,
      filesCounted: inventory.files,
      filesExamined: this.#examined,
      filesTooLarge: inventory.tooLargeFiles,
      linksNotFollowed: inventory.links,
      specialFilesNotRead: inventory.special,
    };
    const root = this.#root === null ? null : pathText(Buffer.from(this.#root));
    return {
      scanner: "yara",
      roots: [{ root, ...counts, matches: this.#matches }],
      ruleSets: [...this.#sets.values()].map(({ name, version, sha256, rules }) => ({
        name,
        version,
        sha256,
        rules: rules.size,
      })),
      slowRules: this.#messages.slowRules(),
      missing: [...(inventory?.missing() ?? []), ...this.#messages.missing.toJson()],
      examined: this.#examinedTrees(verdict),
      unreadable: this.#unreadable.toJson(),
    };
  }
}

/** Two words are not yet a match: without namespace, tags or metadata the rest of the line must look like a file. */
function isLikely({ namespace, tags, meta, path }: MatchLine): boolean {
  if (namespace !== null || tags.length > 0 || meta.length > 0) return true;
  return !path.includes(" ") || /[\\/]|\.\w{1,8}$/.test(path);
}
