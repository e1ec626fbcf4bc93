import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { projectDir } from "../../scripts/project.ts";
import { type Manifest, nameOf } from "./manifest.ts";

interface Model {
  new (data: object): { validate(): void };
}

/** Where kubernetes-models has the kinds of an API version. */
const moduleOf = (apiVersion: string) => `kubernetes-models/${apiVersion}`;

/** What Kubernetes' schemas say against an object; null where it is valid. They do not say what is unknown to them. */
export async function problemOf(manifest: Manifest): Promise<string | null> {
  const kinds = (await import(moduleOf(manifest.apiVersion))) as Record<string, Model | undefined>;
  const Kind = kinds[manifest.kind];
  if (!Kind) return `${nameOf(manifest)}: ${manifest.apiVersion} has no ${manifest.kind}.`;
  try {
    new Kind(manifest).validate();
    return null;
  } catch (error) {
    return `${nameOf(manifest)}: ${(error as Error).message}`;
  }
}

/** What TypeScript says against objects, by Kubernetes' types: misspelt and unknown fields above all. Empty where all is well. */
export async function typeProblems(manifests: readonly Manifest[]): Promise<string> {
  const cache = join(projectDir, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "manifests-"));
  try {
    const lines = manifests.map(
      (manifest, index) =>
        `const m${index}: import("${moduleOf(manifest.apiVersion)}").I${manifest.kind} = ${JSON.stringify(manifest)};`,
    );
    await writeFile(join(folder, "manifests.ts"), `${lines.join("\n")}\nexport {};\n`);
    const compilerOptions = { strict: true, noEmit: true, skipLibCheck: true, module: "nodenext", types: [] };
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["manifests.ts"] }),
    );
    const { stdout } = await execa("tsc", ["-p", folder, "--pretty", "false"], {
      preferLocal: true,
      localDir: projectDir,
      reject: false,
    });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}
