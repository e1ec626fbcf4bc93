import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, inject, it } from "vitest";
import { readLockFile } from "./lock-file.ts";
import { projectDir } from "./project.ts";

const own = JSON.parse(await readFile(join(projectDir, "package.json"), "utf8"));
/** Of a package within another's archive, the other has the hash. */
type Locked = { integrity?: string; resolved?: string; inBundle?: boolean };

const script = (name: string, ...args: string[]) =>
  execa(process.execPath, [`scripts/${name}.ts`, ...args], { cwd: projectDir, reject: false });

describe("what the project is made of", () => {
  it("is named in exact versions", () => {
    const { dependencies, devDependencies, optionalDependencies } = own;
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version as string))).toEqual([]);
    expect(all.length).toBeGreaterThan(50);
  });

  it("comes from wherever the reader gets packages, with its hash", async () => {
    const { packages } = JSON.parse(await readFile(join(projectDir, "package-lock.json"), "utf8"));
    const { "": _project, ...locked } = packages as Record<string, Locked>;
    expect(Object.entries(locked).filter(([, one]) => one.resolved !== undefined)).toEqual([]);
    const without = Object.entries(locked).filter(([, one]) => !one.integrity && !one.inBundle);
    expect(without).toEqual([]);
  });

  it("runs no script at its installation that nobody decided on", async () => {
    const withScript = (await readLockFile()).filter((one) => one.hasInstallScript).map(({ name }) => name);
    expect([...new Set(withScript)].filter((name) => !(name in own.allowScripts))).toEqual([]);
    expect(Object.keys(own.allowScripts).filter((name) => !withScript.includes(name))).toEqual([]);
  });

  it("is listed in a bill of materials, the same each time", async () => {
    const dir = await mkdtemp(join(inject("tempDir"), "sbom-"));
    const bills = [];
    for (const name of ["first.json", "second.json"]) {
      const file = join(dir, name);
      expect(await script("sbom", "--output", file)).toMatchObject({ exitCode: 0 });
      bills.push(await readFile(file, "utf8"));
    }
    expect(bills[0]).toBe(bills[1]);
    const bill = JSON.parse(bills[0] as string);
    expect(bill).toMatchObject({
      bomFormat: "CycloneDX",
      specVersion: "1.5",
      metadata: { component: { name: "ai-defend" } },
    });
    const refs = new Set(bill.components.map((one: any) => one["bom-ref"]));
    for (const { name, version } of await readLockFile()) expect(refs).toContain(`${name}@${version}`);
    expect(bills[0]).not.toMatch(/"url"/);
  });

  it("is under licences that are allowed", async () => {
    const { exitCode, stdout, stderr } = await script("licences");
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("each under a licence that is allowed");
  });
});

describe("the installation", () => {
  it("stops before a script that nobody decided on, by the project's own settings", async ({ skip }) => {
    const { stdout } = await execa("npm", ["config", "ls", "--long"], { cwd: projectDir });
    if (!stdout.includes("strict-allow-scripts")) skip("this npm does not know the setting");
    const dir = await mkdtemp(join(inject("tempDir"), "install-"));
    const greedy = { name: "greedy", version: "1.0.0", scripts: { postinstall: "touch ran" } };
    await mkdir(join(dir, "greedy"));
    await writeFile(join(dir, "greedy/package.json"), JSON.stringify(greedy));
    await execa("npm", ["pack", "./greedy"], { cwd: dir });
    const project = { name: "project", version: "1.0.0", dependencies: { greedy: "file:greedy-1.0.0.tgz" } };
    await writeFile(
      join(dir, "package.json"),
      JSON.stringify({ ...project, allowScripts: own.allowScripts }),
    );
    await copyFile(join(projectDir, ".npmrc"), join(dir, ".npmrc"));
    const flags = ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error"];
    const { exitCode, stderr } = await execa("npm", flags, { cwd: dir, reject: false });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("ESTRICTALLOWSCRIPTS")]);
    expect(existsSync(join(dir, "node_modules/greedy/ran"))).toBe(false);
  });
});
