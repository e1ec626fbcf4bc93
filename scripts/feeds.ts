import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Failure, messageOf, runCommand } from "./failure.ts";
import { useRunningHead } from "./head-modules.ts";
import { say } from "./terminal.ts";

await runCommand(async () => {
  const values = readOptions();
  const files = Object.entries({ KEV: values.kev, EPSS: values.epss } as const);
  if (!files.some(([, file]) => file))
    throw new Failure(
      "Name the files: npm run feeds -- --kev known_exploited_vulnerabilities.json --epss epss.csv.gz",
    );
  await useRunningHead();
  const { importFeed } = await import("../server/feeds/import-feed.ts");
  for (const [name, file] of files) {
    if (!file) continue;
    const path = resolve(process.env.INIT_CWD ?? "", file); // where npm was called
    const { entryCount, changed } = await importFeed(name as "KEV" | "EPSS", createReadStream(path)).catch(
      (error: Error) => {
        throw new Failure(`${file}: ${error.message}`);
      },
    );
    say(`${name}: ${entryCount} entries; ${changed} detections changed.`);
  }
});

function readOptions(): { kev?: string; epss?: string } {
  try {
    return parseArgs({ options: { kev: { type: "string" }, epss: { type: "string" } } }).values;
  } catch (error) {
    throw new Failure(messageOf(error), { cause: error });
  }
}

process.exit(); // the head's modules keep connections open
