import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { Failure, runCommand } from "./failure.ts";
import { useRunningHead } from "./head-modules.ts";
import { say } from "./terminal.ts";

const usage = {
  call: "npm run feeds --",
  does: "Imports feeds of exploitation into the head on this machine. Files may be compressed with gzip.",
  options: {
    kev: { type: "string", value: "FILE", text: "CISA's catalogue of known exploited vulnerabilities, JSON" },
    epss: { type: "string", value: "FILE", text: "FIRST's EPSS scores, CSV" },
  },
} as const;

await runCommand(usage, async (values) => {
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
process.exit(); // the head's modules keep connections open
