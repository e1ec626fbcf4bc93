import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { Failure, runCommand } from "./failure.ts";
import { projectDir } from "./project.ts";
import { say } from "./terminal.ts";

/** What is read of npm's bill of materials; all else stays as it is. */
const Bill = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(z.looseObject({ "bom-ref": z.string() })).min(1),
  dependencies: z.array(z.looseObject({ ref: z.string() })),
});

const usage = {
  call: "npm run sbom --",
  does: `Writes the bill of materials as CycloneDX 1.5: every package of package-lock.json with its version, licence and SHA-512,
those that only build and test as optional. The same lock file gives the same bill, whenever and wherever it is made.`,
  options: {
    output: {
      type: "string",
      value: "FILE",
      default: "sbom.cdx.json",
      text: "where to; sbom.cdx.json unless said",
    },
  },
} as const;

await runCommand(usage, async (values) => {
  const command = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  const { stdout, stderr, exitCode } = await execa("npm", command, { cwd: projectDir, reject: false });
  if (exitCode !== 0) throw new Failure(`npm could not make the bill of materials: ${stderr || stdout}`);
  const { serialNumber: _random, ...bill } = Bill.parse(JSON.parse(stdout));
  const { timestamp: _now, ...metadata } = bill.metadata;
  metadata.component.name = "ai-defend"; // npm takes the folder's name
  const components = bill.components.toSorted((a, b) => compare(a["bom-ref"], b["bom-ref"]));
  const dependencies = bill.dependencies.toSorted((a, b) => compare(a.ref, b.ref));
  const content = { ...bill, metadata, components, dependencies };
  const text = JSON.stringify({ ...content, serialNumber: serialNumberOf(JSON.stringify(content)) }, null, 2);
  await writeFile(resolve(projectDir, values.output), `${text}\n`);
  say(`Wrote ${values.output}: ${components.length} packages.`);
});

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A UUID (version 8) that is the content's own. */
function serialNumberOf(content: string): string {
  const hex = createHash("sha256").update(content).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join("-")}`;
}
