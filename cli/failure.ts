/** What the command's exit code says to whatever called it. */
export const EXIT = {
  fine: 0,
  /** Something was found at or above --fail-on. */
  findings: 1,
  /** Wrong arguments, or none that the head takes. */
  usage: 2,
  /** It could not run, or not to its end: nothing is known then. */
  notRun: 3,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command with one sentence for the person at the terminal. */
export class CliFailure extends Error {
  override name = "CliFailure";
  readonly exitCode: ExitCode;
  /** The head's stable code, or HEAD_AWAY; empty where there was no head in it. */
  readonly code: string;

  constructor(exitCode: ExitCode, message: string, code = "") {
    super(message);
    this.exitCode = exitCode;
    this.code = code;
  }
}
