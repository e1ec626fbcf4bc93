import { createReadStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import type { Command } from "commander";
import { z } from "zod";
import { CliFailure, EXIT } from "../failure.ts";
import { connectHead, type Head } from "../head.ts";
import { operations } from "../operations.ts";
import { say, sayTable, tell } from "../output.ts";

const Imported = z.object({ entryCount: z.number(), changed: z.number() });

/** `feeds`. */
export function addFeedsCommand(program: Command): void {
  program
    .command("feeds")
    .description("import files about exploited vulnerabilities; without one, say what was imported")
    .option("--kev <file>", "known_exploited_vulnerabilities.json of CISA, plain or gzip")
    .option("--epss <file>", "epss_scores-….csv.gz of FIRST")
    .action(async ({ kev, epss }: { kev?: string; epss?: string }) => {
      const head = connectHead(process.env);
      if (kev === undefined && epss === undefined) return list(head);
      if (kev !== undefined) await send(head, "KEV", kev);
      if (epss !== undefined) await send(head, "EPSS", epss);
    });
}

async function list(head: Head): Promise<void> {
  const { feeds } = await head.ask(operations.feeds, {});
  if (feeds.length === 0) return tell("No feed was imported: ai-defend feeds --kev FILE --epss FILE");
  sayTable(feeds, [
    { name: "feed", text: ({ name }) => name },
    { name: "version", text: ({ version }) => version },
    { name: "released", text: ({ releasedAt }) => releasedAt.slice(0, 10) },
    { name: "entries", text: ({ entryCount }) => String(entryCount) },
    { name: "imported", text: ({ importedAt }) => importedAt },
  ]);
}

async function send(head: Head, name: "KEV" | "EPSS", file: string): Promise<void> {
  // npm starts scripts in the project's folder, and says where it was called.
  const path = resolve(process.env.INIT_CWD ?? "", file);
  await assertReadable(path).catch((error: Error) => {
    throw new CliFailure(EXIT.usage, `${file} can't be read: ${error.message}.`);
  });
  const body = Readable.toWeb(createReadStream(path)) as unknown as BodyInit;
  const response = await head.request(`/feeds/${name}`, {
    method: "POST",
    body,
    duplex: "half",
  } as RequestInit);
  const { entryCount, changed } = Imported.parse(await response.json());
  say(`${name}: ${entryCount} entries; ${changed} detections changed.`);
}

async function assertReadable(path: string): Promise<void> {
  await access(path, constants.R_OK);
  if ((await stat(path)).isDirectory()) throw new Error("it is a folder");
}
