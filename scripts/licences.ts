import { Failure, runCommand } from "./failure.ts";
import { type LockedPackage, readLockFile } from "./lock-file.ts";
import { say } from "./terminal.ts";

/** Licences that may be passed on with what they cover under terms of one's own. */
const PERMISSIVE = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MIT AND ISC",
  "MIT OR APACHE-2.0",
  "MIT OR CC0-1.0",
  "Unlicense",
].map(canonical);

/** Licences of single packages, each with the reason why it does no harm. */
const EXCEPTIONS: Record<string, string> = {
  "lightningcss MPL-2.0": "used unchanged, as a program that the dashboard's build calls",
  "elkjs EPL-2.0": "used unchanged, by GraphiQL for pictures of a schema",
  "axe-core MPL-2.0": "used unchanged, in tests",
  "argparse Python-2.0": "permissive; by tools alone",
  "caniuse-lite CC-BY-4.0": "data on browsers, used by the dashboard's build",
};

const usage = {
  call: "npm run licences --",
  does: "Lists the licences of everything in package-lock.json, and fails on one that nobody decided on.",
};

await runCommand(usage, async () => {
  const packages = await readLockFile();
  const forRunning = packages.filter(({ isForDevelopment }) => !isForDevelopment);
  for (const [title, some] of [
    ["To run:", forRunning],
    ["To build, test and check, and in the dashboard:", packages.filter((one) => one.isForDevelopment)],
  ] as const) {
    say(title);
    const byLicence = Map.groupBy(some, ({ licence }) => licence || "none");
    for (const [licence, those] of [...byLicence].toSorted(([, a], [, b]) => b.length - a.length))
      say(`  ${licence.padEnd(20)} ${listed(those)}`);
  }
  const undecided = packages.filter((one) => !isAllowed(one));
  if (undecided.length === 0)
    return say(`${packages.length} packages, each under a licence that is allowed.`);
  const names = undecided.map(
    ({ name, version, licence }) => `${name} ${version} (${licence || "no licence"})`,
  );
  throw new Failure(
    `Not under an allowed licence: ${names.join(", ")}. scripts/licences.ts says which are allowed.`,
  );
});

function isAllowed({ name, licence }: LockedPackage): boolean {
  if (PERMISSIVE.includes(canonical(licence))) return true;
  const family = name.replace(/^(lightningcss)-.*$/, "$1"); // one package for each platform
  return `${family} ${licence}` in EXCEPTIONS;
}

/** Packages write `MIT and ISC` and `(MIT OR CC0-1.0)` alike. */
function canonical(licence: string): string {
  return licence.replace(/^\((.*)\)$/, "$1").toUpperCase();
}

function listed(packages: LockedPackage[]): string {
  const names = [...new Set(packages.map(({ name }) => name))].toSorted();
  return names.length > 8 ? `${names.length} packages` : names.join(", ");
}
