import type { Progress } from "../../scanner.ts";

/**
 * Where in an audit of all tests each kind of test lies, in the order in which lynis 3 runs them; measured as root on a
 * small server. The report says nothing of tests without a result, so this is an estimate.
 */
const PHASES: readonly [prefix: string, fraction: number][] = [
  ["DEB", 0.05],
  ["BOOT", 0.2],
  ["KRNL-5", 0.3],
  ["AUTH", 0.33],
  ["SHLL", 0.34],
  ["FILE-6", 0.36],
  ["USB", 0.37],
  ["STRG", 0.38],
  ["NAME", 0.39],
  ["PKGS", 0.42],
  ["NETW", 0.65],
  ["MAIL", 0.71],
  ["FIRE", 0.72],
  ["HTTP", 0.73],
  ["SSH", 0.74],
  ["SNMP", 0.75],
  ["DBS", 0.75],
  ["PHP", 0.76],
  ["LOGG", 0.79],
  ["INSE", 0.8],
  ["BANN", 0.82],
  ["ACCT", 0.83],
  ["TIME", 0.84],
  ["CRYP", 0.85],
  ["MACF", 0.86],
  ["FINT", 0.87],
  ["TOOL", 0.87],
  ["MALW", 0.88],
  ["FILE-7", 0.89],
  ["HOME", 0.9],
  ["KRNL-6", 0.92],
  ["HRDN", 0.95],
];

/** Progress of one audit, from the results seen so far. Never falls, and reaches 1 only at the end. */
export class LynisProgress {
  #fraction = 0;
  #note = "starting";

  result(test: string): void {
    const phase = PHASES.find(([prefix]) => test.startsWith(prefix));
    if (!phase) return;
    this.#fraction = Math.max(this.#fraction, phase[1]);
    this.#note = `at ${test.slice(0, 20)}`;
  }

  finish(): void {
    this.#fraction = 1;
    this.#note = "finished";
  }

  get(): Progress {
    return { fraction: this.#fraction, note: this.#note, isEstimate: true };
  }
}
