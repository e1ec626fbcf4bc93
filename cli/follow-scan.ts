import { setTimeout as sleep } from "node:timers/promises";
import { CliFailure, EXIT } from "./failure.ts";
import type { Cli_ScanQuery, Severity } from "./gql/graphql.ts";
import type { Head } from "./head.ts";
import { operations } from "./operations.ts";
import { oneLine, tell } from "./output.ts";
import { ProgressLine } from "./progress-line.ts";

const POLL_MS = 1_000;
const OVER = ["SUCCEEDED", "PARTIAL", "FAILED", "CANCELLED"];
/** A head that is away for a moment does not end the wait. */
const PASSING = ["HEAD_AWAY", "UNAVAILABLE", "RATE_LIMITED", "HTTP_502", "HTTP_503", "HTTP_504"];

export type Scan = NonNullable<Cli_ScanQuery["scan"]>;

/** Waits for the end of a scan and shows how far it is. Throws CliFailure after `timeoutSeconds`, and where there is no such scan. */
export async function followScan(
  head: Head,
  id: string,
  { timeoutSeconds, atLeast }: { timeoutSeconds: number; atLeast: Severity },
): Promise<Scan> {
  const line = new ProgressLine(process.stderr);
  const stopListening = listenForStop(head, id, line);
  try {
    for (const end = Date.now() + timeoutSeconds * 1000; Date.now() < end; await sleep(POLL_MS)) {
      const scan = await look(head, id, atLeast, line);
      if (!scan) continue;
      if (OVER.includes(scan.state)) return scan;
      line.show(describe(scan), { share: scan.progress, isEstimate: scan.progressIsEstimate });
    }
    throw new CliFailure(
      EXIT.notRun,
      `Scan ${id} had no end after ${timeoutSeconds} seconds. It goes on: ai-defend wait ${id}`,
    );
  } finally {
    line.clear();
    stopListening();
  }
}

async function look(head: Head, id: string, atLeast: Severity, line: ProgressLine): Promise<Scan | null> {
  try {
    const { scan } = await head.ask(operations.scan, { id, atLeast });
    if (scan) return scan;
  } catch (error) {
    if (!(error instanceof CliFailure) || !PASSING.includes(error.code)) throw error;
    line.show(`${oneLine(error.message)} Asking again …`, null);
    return null;
  }
  throw new CliFailure(EXIT.usage, `There is no scan with the id "${id}".`, "SCAN_NOT_FOUND");
}

/** Such as "RUNNING, shares over: 2 of 8"; while nothing runs, with the reason. */
function describe({ state, assignmentsByState, assignments }: Scan): string {
  const count = (states: string[]) =>
    assignmentsByState.reduce((sum, one) => sum + (states.includes(one.state) ? one.count : 0), 0);
  const open = count(["QUEUED", "RUNNING"]);
  const all = assignmentsByState.reduce((sum, one) => sum + one.count, 0);
  const failed = count(["FAILED", "REFUSED", "EXPIRED"]);
  const text = `${state}, shares over: ${all - open} of ${all}${failed > 0 ? `, ${failed} of them without success` : ""}`;
  const reason = state === "QUEUED" ? assignments.edges[0]?.node.explanation : null;
  return reason ? `${text}. ${oneLine(reason)}` : text;
}

/** Ctrl-C ends the waiting and not the scan, and says so. */
function listenForStop(head: Head, id: string, line: ProgressLine): () => void {
  const stop = () => {
    line.clear();
    tell(`Scan ${id} goes on at the head: ${head.url}/scans/${id}`);
    tell(`Wait for it again: ai-defend wait ${id}   Stop it: ai-defend cancel ${id}`);
    process.exit(EXIT.interrupted);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return () => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
}
