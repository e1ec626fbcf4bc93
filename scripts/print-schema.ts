import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lexicographicSortSchema, printSchema } from "graphql";
import { Failure, runCommand } from "./failure.ts";
import { projectDir } from "./project.ts";
import { generateCode } from "./setup.ts";
import { say } from "./terminal.ts";

const path = join(projectDir, "schema.graphql");

const usage = {
  call: "npm run schema --",
  does: "Writes the head's API to schema.graphql.",
  options: { check: { type: "boolean", text: "writes nothing, and fails where it is not current" } },
} as const;

await runCommand(usage, async ({ check }) => {
  await generateCode();
  // The head's modules read their settings when they are imported; printing the schema connects to nothing.
  process.env.DATABASE_URL ||= "postgresql://127.0.0.1/none";
  process.env.AUTH_SECRET ||= "only-to-print-the-schema-never-to-sign";
  const { schema } = await import("../server/schema.ts");
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
  if ((await readFile(path, "utf8").catch(() => "")) === printed)
    return say("schema.graphql is what the head serves.");
  if (check) {
    throw new Failure(
      "schema.graphql is not what the head serves: run npm run schema, then npm run codegen.",
    );
  }
  await writeFile(path, printed);
  say("Wrote schema.graphql.");
});
process.exit(); // pools that were never used
