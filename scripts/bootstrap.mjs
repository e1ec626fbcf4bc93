// The way into every command: `npm start` is `node scripts/bootstrap.mjs start`. It must run on Node 20 and
// without node_modules, so it is plain JavaScript on Node's own modules. It installs what package-lock.json
// names, then hands over to scripts/<command>.ts on Node 24.

import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { constants as os } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

main(process.argv[2] ?? "", process.argv.slice(3));

function main(command, args) {
  const script = join(root, "scripts", `${command}.ts`);
  if (!/^[a-z-]+$/.test(command) || !existsSync(script)) fail(`There is no command "${command}".`);
  if (majorVersion() < 20) {
    fail(`AI Defend needs Node 20 or newer, this is ${process.version}. Get one at https://nodejs.org.`);
  }
  if (!isInstalled()) install();
  run(chooseNode(), [script, ...args]);
}

/** True when node_modules holds exactly the versions of package-lock.json. npm writes its own list last of all. */
function isInstalled() {
  const wanted = readPackages(join(root, "package-lock.json"));
  const present = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (wanted === null) fail("package-lock.json is missing or unreadable: is this a complete checkout?");
  if (present === null) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" || (present[path] ? present[path].version === version : optional === true),
  );
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return null; // absent or cut short: the caller decides what that means
  }
}

function install() {
  requireWritable();
  process.stderr.write("Installing dependencies (a minute or two, once) …\n");
  const flags = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  // npm's own environment variables of an outer `npm run` would change how the inner one behaves.
  const result = spawnSync("npm", flags, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (result.status === 0) return;
  if (result.signal === "SIGINT" || result.signal === "SIGTERM") process.exit(130);
  process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}`);
  if (result.error?.code === "ENOENT")
    fail("npm is not on the PATH, so the dependencies cannot be installed.");
  fail("npm could not install the dependencies; its own words are above.");
}

function requireWritable() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    fail(`No permission to write in ${root}, where the dependencies and data go.`);
  }
}

function chooseNode() {
  if (majorVersion() >= 24) return process.execPath;
  const bundled = join(root, "node_modules", ".bin", "node");
  if (existsSync(bundled)) return bundled;
  return fail(
    `AI Defend runs on Node 24, and brings it along only for Linux on x64. This is ${process.version}: get Node 24 at https://nodejs.org.`,
  );
}

function majorVersion() {
  return Number(process.versions.node.split(".")[0]);
}

function run(node, args) {
  const bin = join(root, "node_modules", ".bin");
  const env = {
    // What is compiled once is kept for the next program, heads and agents among them: they start in half the time.
    NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "node"),
    ...process.env,
    PATH: `${bin}:${process.env.PATH ?? ""}`,
  };
  // Types are stripped by Node 24 without a flag; the flag only silences what older 24s say about it.
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...args], {
    cwd: root,
    env,
    stdio: "inherit",
  });
  forwardSignals(child);
  child.on("error", (error) => fail(`${node} could not be started: ${error.message}.`));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (os.signals[signal] ?? 0)));
}

/**
 * A terminal's Ctrl-C reaches the child by itself, as it is in the same process group: passing it on would make
 * it two. Without a terminal whoever signals this process alone must still be heard.
 */
function forwardSignals(child) {
  const inTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  process.on("SIGINT", () => inTerminal || child.kill("SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
