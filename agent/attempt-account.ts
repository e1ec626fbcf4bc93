import type { AttemptPlan } from "./attempt-plan.ts";
import { cleanLine } from "./finding.ts";
import type { Coverage, Verdict } from "./scanner.ts";

type Reason = Pick<Verdict, "code" | "message">;

/** What an attempt has to say of itself at its end, gathered while it runs. */
export class AttemptAccount {
  /** Null until it is planned. */
  plan: AttemptPlan | null = null;
  /** What ran, one process behind the other. */
  command: string[] = [];
  readonly coverages: Coverage[] = [];
  /** Why processes that ran to their end are no whole ones. */
  readonly partials: Verdict[] = [];
  readonly #scanner: string;

  constructor(scanner: string) {
    this.#scanner = scanner;
  }

  addCommand(command: readonly string[]): void {
    this.command = this.command.length === 0 ? [...command] : [...this.command, ";", ...command];
  }

  /** What was examined so far. */
  get coverage(): Coverage {
    if (this.plan === null) return { scanner: this.#scanner };
    const { scanner, unresolved } = this.plan;
    return { scanner: scanner.name, ...scanner.mergeCoverage(this.coverages), unresolved };
  }

  /** Why it is only a part; null where it is whole. The first reason has the code; all of them are told. */
  get partial(): Reason | null {
    const count = this.plan?.unresolved.length ?? 0;
    const leftOut: Reason = {
      code: "TARGETS_LEFT_OUT",
      message: `Not there, and so left out: ${count} of what was asked for.`,
    };
    const reasons: Reason[] = count === 0 ? this.partials : [...this.partials, leftOut];
    const messages = [...new Set(reasons.map(({ message }) => message))];
    return reasons[0] ? { code: reasons[0].code, message: cleanLine(messages.join(" "), 1_000) } : null;
  }
}
