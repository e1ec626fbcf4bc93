import { type Command, InvalidArgumentError, Option } from "commander";
import { CliFailure, EXIT } from "../failure.ts";
import { FORMATS, type Format, hasOpen, printFindings } from "../findings.ts";
import { followScan, type Scan } from "../follow-scan.ts";
import type { AssignScanInput, Severity } from "../gql/graphql.ts";
import { connectHead, type Head } from "../head.ts";
import { operations } from "../operations.ts";
import { oneLine, say, tell } from "../output.ts";
import { parseCount } from "../parse-count.ts";
import { parseSeverity } from "../severity.ts";

type WaitOptions = { format: Format; failOn?: Severity; new?: boolean; timeout: number };
type ScanOptions = WaitOptions & {
  scanner: string[];
  ports?: string;
  config?: Record<string, object>;
  agent?: string;
  name?: string;
  priority?: number;
  wait?: boolean;
};

/** `scan`, `wait` and `cancel`. */
export function addScanCommands(program: Command): void {
  const scan = program
    .command("scan")
    .description(
      "ask for a scan: of addresses, networks, ranges, host names; or of paths on agents' machines",
    )
    .argument("[targets...]", "such as 10.0.0.0/24; what begins with a slash is a path")
    .option("-s, --scanner <name...>", "nmap, lynis, clamav, yara, suricata", ["nmap"])
    .option("-p, --ports <list>", "for nmap, such as 22,80,1000-2000")
    .option("--config <json>", 'other options by scanner: {"nmap": {"timing": 3}}', parseConfig)
    .option("--agent <id>", "only this agent")
    .option("--name <text>", "default: made from scanners and targets")
    .option("--priority <n>", "1 (last) to 10 (first)", parseCount)
    .option(
      "-w, --wait",
      "wait for the end and print what was found; --fail-on and other formats than table wait too",
    );
  addWaitOptions(scan).action(runScan);
  addWaitOptions(
    program
      .command("wait")
      .description("wait for the end of a scan and print what was found")
      .argument("<scan>", "its id"),
  ).action(async (id: string, options: WaitOptions) => {
    process.exitCode = await waitFor(connectHead(process.env), id, options);
  });
  program
    .command("cancel")
    .description("stop a scan; what it found is kept")
    .argument("<scan>", "its id")
    .action(async (id: string) => {
      const { cancelScan } = await connectHead(process.env).ask(operations.cancelScan, { id });
      say(`Scan ${cancelScan.id}: ${cancelScan.state}`);
    });
}

function addWaitOptions(command: Command): Command {
  return command
    .addOption(new Option("-f, --format <format>", "of what was found").choices(FORMATS).default("table"))
    .option(
      "--fail-on <severity>",
      "exit 1 where something open is of this severity or a worse one",
      parseSeverity,
    )
    .option("--new", "with --fail-on: only what no scan had seen before, or had been resolved")
    .option("--timeout <seconds>", "wait no longer", parseCount, 3600);
}

async function runScan(targets: string[], options: ScanOptions): Promise<void> {
  const head = connectHead(process.env);
  const { assignScan } = await head.ask(operations.assignScan, { input: inputOf(targets, options) });
  const waits = options.wait || options.failOn !== undefined || options.format !== "table";
  if (!waits) {
    say(`Scan ${assignScan.id}: ${oneLine(assignScan.name)}, ${assignScan.state}`);
    return tell(`Wait for it: ai-defend wait ${assignScan.id}   See it: ${head.url}/scans/${assignScan.id}`);
  }
  tell(`Scan ${assignScan.id}: ${oneLine(assignScan.name)}`);
  process.exitCode = await waitFor(head, assignScan.id, options);
}

function inputOf(targets: string[], options: ScanOptions): AssignScanInput {
  const { scanner, ports, config = {}, agent, name, priority } = options;
  if (ports !== undefined && !scanner.includes("nmap"))
    throw new CliFailure(EXIT.usage, "--ports is an option of nmap, which this scan does not use.");
  const paths = targets.filter((target) => target.startsWith("/"));
  if (paths.length > 0 && scanner.every((name) => name === "nmap"))
    throw new CliFailure(
      EXIT.usage,
      `nmap takes no paths such as ${paths[0]}: name a scanner of files, as with --scanner clamav yara.`,
    );
  const nmap = ports === undefined ? {} : { nmap: { ...config["nmap"], ports } };
  return {
    targets: targets.filter((target) => !target.startsWith("/")),
    paths,
    scanners: scanner,
    config: { ...config, ...nmap },
    name,
    priority,
    placement: agent === undefined ? undefined : { agentId: agent },
  };
}

/** Waits, prints, and says by its exit code what it means for a pipeline. */
async function waitFor(head: Head, id: string, { format, failOn, new: isNew, timeout }: WaitOptions) {
  const scan = await followScan(head, id, { timeoutSeconds: timeout, atLeast: failOn ?? "INFO" });
  await printFindings(head, { scanId: id }, { format, about: { scan } });
  const isFound =
    failOn !== undefined &&
    (isNew ? scan.newDetectionCount > 0 : await hasOpen(head, { scanId: id }, failOn));
  await explainEnd(head, scan);
  if (isFound) {
    tell(`Scan ${id} found something ${isNew ? "new " : ""}at or above ${failOn}.`);
    return EXIT.findings;
  }
  return scan.state === "SUCCEEDED" ? EXIT.fine : EXIT.notRun;
}

/** What a scan did not examine is not known, and said. */
async function explainEnd(head: Head, { id, state, newDetectionCount }: Scan): Promise<void> {
  if (state === "SUCCEEDED") return tell(`Scan ${id} ${state}, ${newDetectionCount} new.`);
  tell(`Scan ${id} ${state}: what it did not examine is not known.`);
  const { scan } = await head.ask(operations.scanProblems, { id });
  for (const { node } of scan?.assignments.edges ?? [])
    if (node.state !== "SUCCEEDED")
      tell(`  ${node.scanner} ${oneLine(node.targets.join(" ").slice(0, 60))}: ${oneLine(node.explanation)}`);
}

function parseConfig(text: string): Record<string, object> {
  try {
    const config = JSON.parse(text) as unknown;
    if (typeof config === "object" && config !== null && !Array.isArray(config))
      return config as Record<string, object>;
  } catch {
    // said below
  }
  throw new InvalidArgumentError('It is JSON with options by scanner: {"nmap": {"timing": 3}}.');
}
