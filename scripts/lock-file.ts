import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { projectDir } from "./project.ts";

/** A package of package-lock.json. */
export type LockedPackage = {
  name: string;
  version: string;
  /** As the package itself says, in SPDX; empty where it says nothing. */
  licence: string;
  /** Not needed to run: it builds, tests or checks, or is built into the dashboard. */
  isForDevelopment: boolean;
  hasInstallScript: boolean;
};

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string(),
      license: z.string().default(""),
      dev: z.boolean().default(false),
      hasInstallScript: z.boolean().default(false),
    }),
  ),
});

/** Every package that the lock file names, by path: other platforms' too, and one for each version. */
export async function readLockFile(): Promise<LockedPackage[]> {
  const { packages } = Lock.parse(JSON.parse(await readFile(join(projectDir, "package-lock.json"), "utf8")));
  return Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, { version, license, dev, hasInstallScript }]) => ({
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      licence: license,
      isForDevelopment: dev,
      hasInstallScript,
    }));
}
