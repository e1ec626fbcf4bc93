import { type Command, Option } from "commander";
import { EXIT } from "../failure.ts";
import { FORMATS, type Format, hasOpen, printFindings } from "../findings.ts";
import type { Severity } from "../gql/graphql.ts";
import { connectHead } from "../head.ts";
import { parseCount } from "../parse-count.ts";
import { parseSeverity } from "../severity.ts";

type Options = { format: Format; limit: number; failOn?: Severity };

/** `detections`. */
export function addDetectionsCommand(program: Command): void {
  program
    .command("detections")
    .description("list detections, the most urgent first; the search is that of the dashboard")
    .argument(
      "[search...]",
      "such as: severity:high 'asset:10.0.0.0/24' openssl; exclusions after --: -- -port:443",
    )
    .addOption(new Option("-f, --format <format>", "sarif has all of them").choices(FORMATS).default("table"))
    .option("-n, --limit <n>", "at most so many rows", parseCount, 50)
    .option(
      "--fail-on <severity>",
      "exit 1 where something open is of this severity or a worse one",
      parseSeverity,
    )
    .action(async (search: string[], { format, limit, failOn }: Options) => {
      const head = connectHead(process.env);
      const selection = { query: search.join(" ") };
      await printFindings(head, selection, { format, most: limit });
      if (failOn !== undefined && (await hasOpen(head, selection, failOn))) process.exitCode = EXIT.findings;
    });
}
