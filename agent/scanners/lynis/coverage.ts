import type { ExaminedTests } from "../../output/examined.ts";
import { type Gap, GapList, UnreadableLines } from "../../output/gaps.ts";
import type { Coverage, Verdict } from "../../scanner.ts";

/** lynis has about 450 tests. */
const MAX_TESTS = 2_000;
const MAX_EXCEPTIONS = 50;

/** What the agent knows of its own audit. */
export interface LynisRun {
  privileged: boolean;
  selection: { tests: string[]; groups: string[] };
  /** Of an audit of the machine from a container: what it leaves out, and the ids of tests whose silence proves nothing. */
  node?: { gaps: readonly Gap[]; unsure: readonly string[] };
}

/** What one audit examined, collected while its report is read. */
export class LynisCoverage {
  readonly missing = new GapList();
  readonly unreadable = new UnreadableLines();
  readonly #exceptions: string[] = [];
  /** Tests that met something they did not expect. */
  readonly #unsureTests = new Set<string>();
  readonly #run: LynisRun | null;
  #testsExecuted: string[] | null = null;
  #testsSkipped: string[] = [];
  /** As lynis counted them; null until it did. */
  testsDone: number | null = null;
  hardeningIndex: number | null = null;
  manualChecks = 0;

  /** `run` is null for a report from elsewhere: nothing in it says whether lynis ran as root. */
  constructor(run: LynisRun | null) {
    this.#run = run;
    if (run?.privileged === false) this.missing.add({ what: "tests that need root", why: whyNoRoot(run) });
    for (const gap of run?.node?.gaps ?? []) this.missing.add(gap);
    for (const test of run?.node?.unsure ?? []) this.#unsureTests.add(test);
  }

  get testsExecuted(): readonly string[] | null {
    return this.#testsExecuted;
  }

  setExecuted(value: string): void {
    this.#testsExecuted = testIds(value);
  }

  setSkipped(value: string): void {
    this.#testsSkipped = testIds(value);
  }

  addException(text: string): void {
    const test = /^[A-Z][A-Z0-9]{1,9}-\d{1,6}/.exec(text)?.[0];
    if (test !== undefined) this.#unsureTests.add(test);
    if (this.#exceptions.length < MAX_EXCEPTIONS) this.#exceptions.push(text);
  }

  /** Tests that were asked for by id, and that lynis does not know. */
  unknownTests(): string[] {
    const known = new Set([...(this.#testsExecuted ?? []), ...this.#testsSkipped]);
    return this.#run?.selection.tests.filter((test) => !known.has(test)) ?? [];
  }

  toJson(verdict: Verdict): Coverage {
    const selection = this.#run?.selection;
    return {
      scanner: "lynis",
      mode: this.#run === null ? null : this.#run.privileged ? "privileged" : "unprivileged",
      ...(this.#run?.node ? { from: "a container" } : {}),
      ...(selection?.tests.length ? { testsAsked: selection.tests } : {}),
      ...(selection?.groups.length ? { groupsAsked: selection.groups } : {}),
      testsDone: this.testsDone ?? this.#testsExecuted?.length ?? 0,
      testsExecuted: this.#testsExecuted ?? [],
      testsSkipped: this.#testsSkipped,
      hardeningIndex: this.hardeningIndex,
      manualChecks: this.manualChecks,
      exceptions: this.#exceptions,
      missing: this.missing.toJson(),
      unreadable: this.unreadable.toJson(),
      examined: this.#examined(verdict),
    };
  }

  /** Tests that ran for certain: the audit came to its end, and every line of its report was understood. */
  #examined(verdict: Verdict): ExaminedTests | null {
    const isWhole = verdict.outcome === "complete" || verdict.code === "TESTS_UNKNOWN";
    if (this.#run === null || this.#testsExecuted === null || !isWhole) return null;
    const { privileged, selection } = this.#run;
    const unsure = this.#unsureTests.union(new Set(this.#testsSkipped));
    return {
      privileged,
      tests: this.#testsExecuted.filter((test) => !unsure.has(test)),
      isWhole: selection.tests.length + selection.groups.length === 0,
    };
  }
}

function whyNoRoot({ node }: LynisRun): string {
  return node ? "the machine's programs do not run as root in a container" : "the agent does not run as root";
}

/** An attempt is one audit, so there is one part. */
export function mergeLynisCoverage(parts: readonly Coverage[]): Coverage {
  return parts.at(-1) ?? { scanner: "lynis" };
}

function testIds(value: string): string[] {
  const ids = value.split("|").map((id) => id.trim());
  return [...new Set(ids.filter((id) => /^[A-Z][A-Z0-9]{1,9}-\d{1,6}$/.test(id)))].slice(0, MAX_TESTS).sort();
}
