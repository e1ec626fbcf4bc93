import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { execa } from "execa";
import { z } from "zod";
import { openBackports } from "./debian-suites.ts";
import { messageOf } from "./failure.ts";
import { step, warn } from "./terminal.ts";
import { findProgram, missingTools, type Tool } from "./tools.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long an installation may take before the start goes on without it. */
const installTimeoutMs = 10 * MINUTE;
/** How long the question waits for an answer; silence means no. */
const answerTimeoutMs = MINUTE;
/** How long a vain attempt is remembered, so that not every start repeats it. */
const retryAfterMs = DAY;

const Attempts = z.record(z.string(), z.number());

/**
 * Sees to it that the tools are installed, as far as that can be done here: root on Debian or Ubuntu installs them,
 * with a terminal the user is asked first, else the command is printed. INSTALL_SCANNERS=false only looks.
 * Never throws, except when `signal` aborts.
 */
export async function provideTools(tools: Tool[], dataDir: string, signal?: AbortSignal): Promise<void> {
  const missing = missingTools(tools);
  const hasApt = findProgram(["apt-get"]) !== null;
  const attempts = await readAttempts(dataDir);
  const wanted = missing.filter((tool) => Date.now() - (attempts[tool.name] ?? 0) > retryAfterMs);
  if (wanted.length > 0 && hasApt && process.env.INSTALL_SCANNERS !== "false") {
    const command = await chooseCommand(wanted, signal);
    if (command) {
      await install(command, wanted, signal);
      const vain = Object.fromEntries(missingTools(wanted).map((tool) => [tool.name, Date.now()]));
      await writeAttempts(dataDir, { ...attempts, ...vain });
    }
  }
  await report(tools, hasApt);
}

/** What to put before apt-get: nothing for root, sudo where the user agrees; null to leave it. */
async function chooseCommand(tools: Tool[], signal?: AbortSignal): Promise<string[] | null> {
  const isRoot = process.getuid?.() === 0;
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const names = tools.map((tool) => tool.name).join(", ");
  if (!terminal) return isRoot ? ["apt-get"] : null;
  if (!isRoot && !findProgram(["sudo"])) return null;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const timeout = AbortSignal.timeout(answerTimeoutMs);
    const stop = signal ? AbortSignal.any([signal, timeout]) : timeout;
    // On a terminal readline takes Ctrl-C for itself.
    prompt.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
    const answer = await prompt.question(`  Install ${names} with apt now? [Y/n] `, { signal: stop });
    if (!/^(y|yes|)$/i.test(answer.trim())) return null;
    return isRoot ? ["apt-get"] : ["sudo", "apt-get"];
  } catch {
    signal?.throwIfAborted();
    return null; // nobody answered
  } finally {
    prompt.close();
  }
}

async function install(command: string[], tools: Tool[], signal?: AbortSignal): Promise<void> {
  step("scanners", `installing ${tools.map((tool) => tool.name).join(", ")} with apt …`);
  const [file = "", ...prefix] = command;
  const run = (args: string[]) =>
    execa(file, [...prefix, ...args], {
      stdin: command[0] === "sudo" ? "inherit" : "ignore",
      env: { DEBIAN_FRONTEND: "noninteractive" },
      timeout: installTimeoutMs,
      ...(signal ? { cancelSignal: signal } : {}),
    });
  try {
    await run(["update", "-qq"]);
    const known = await Promise.all(
      tools.map(async (tool) => ((await hasCandidate(tool)) ? tool.package : [])),
    );
    const options = ["-qq", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=60"];
    if (known.flat().length > 0) await run(["install", ...options, ...known.flat()]);
    const unknown = tools.map((tool) => tool.package).filter((name) => !known.flat().includes(name));
    if (unknown.length > 0) await installFromBackports(unknown, (args) => run([...args, ...options]));
  } catch (error) {
    signal?.throwIfAborted();
    warn("scanners", `apt could not install them: ${messageOf(error).split("\n").at(-1)}`);
  }
}

/** Some packages are only in a Debian's backports, suricata among them. */
async function installFromBackports(
  packages: string[],
  run: (args: string[]) => Promise<unknown>,
): Promise<void> {
  const backports = await openBackports();
  if (!backports) return;
  try {
    await run(["update", ...backports.options]);
    await run(["install", ...backports.options, "-t", backports.suite, ...packages]);
  } finally {
    await backports.remove();
  }
}

async function hasCandidate(tool: Tool): Promise<boolean> {
  const { stdout } = await execa("apt-cache", ["policy", tool.package], { env: { LC_ALL: "C" } });
  return /Candidate: (?!\(none\))/.test(stdout);
}

async function report(tools: Tool[], hasApt: boolean): Promise<void> {
  const missing = missingTools(tools);
  const present = tools.filter((tool) => !missing.includes(tool));
  if (present.length > 0) step("scanners", present.map((tool) => tool.name).join(", "));
  for (const tool of missing) {
    const known = hasApt && (await hasCandidate(tool).catch(() => true));
    const command = `${process.getuid?.() === 0 ? "" : "sudo "}apt-get install --no-install-recommends ${tool.package}`;
    const how = known ? `to install it: ${command}` : "this system's packages do not have it";
    warn(tool.name, `not installed; ${hasApt ? how : "install it with your package manager"}`);
  }
}

const attemptsFile = (dataDir: string) => join(dataDir, "install-attempts.json");

async function readAttempts(dataDir: string): Promise<z.infer<typeof Attempts>> {
  try {
    return Attempts.parse(JSON.parse(await readFile(attemptsFile(dataDir), "utf8")));
  } catch {
    return {}; // none yet, or damaged: then try again
  }
}

async function writeAttempts(dataDir: string, attempts: z.infer<typeof Attempts>): Promise<void> {
  await writeFile(attemptsFile(dataDir), JSON.stringify(attempts));
}
