import { setTimeout as sleep } from "node:timers/promises";
import { createAgent } from "./agent.ts";
import { backoffMs, HEAD_AWAY } from "./backoff.ts";
import { type AgentConfig, ConfigError, readConfig } from "./config.ts";
import { type FoundHead, findHead, findOtherHead, NoHeadYetError } from "./discovery.ts";
import { exec } from "./exec.ts";
import { logger, messageOf, nameAgent } from "./logger.ts";
import { isReachable } from "./scanner-user.ts";
import { scanners } from "./scanners.ts";
import { SpoolDirectory } from "./spool-directory.ts";
import { SpoolInUseError } from "./spool-lock.ts";
import { startTracing, stopTracing } from "./tracing.ts";

/** How long the last spans of traces may take to be sent, in milliseconds. */
const LAST_SPANS_MS = 500;

// What is wrong is said before anything is waited for; any https address does for that where none is given yet.
configOrExit(process.env.HEAD_URL ? null : { url: "https://head.invalid", by: "" });
const found = await headOrExit();
const config = configOrExit(found);
logger.info({ op: "head.find", ok: true, headUrl: config.headUrl, by: config.headFoundBy });
const directory = await directoryOrExit(config);
// Scanners work in directories below it, which the next start clears away when this process is killed.
if (await canScannersWorkIn(directory.run)) process.env.TMPDIR = directory.run;
await startTracing("ai-defend-agent", process.env, (message) =>
  logger.warn({ op: "trace.export", ok: false, error: { message } }),
);
const { domain } = found;
const agent = createAgent(config, {
  scanners,
  directory,
  log: logger,
  onKnown: nameAgent,
  ...(domain && { findOtherHead: (away) => findOtherHead(process.env, domain, away) }),
});
let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
await agent.start();

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await agent.stop();
  await stopTracing(LAST_SPANS_MS);
  process.exit(0);
}

function configOrExit(found: FoundHead | null): AgentConfig {
  try {
    return readConfig(process.env, found);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return exit(error.message);
  }
}

/** Asks again and again where the owner's domain gives no answer: a name server may be away, as a head may. */
async function headOrExit(): Promise<FoundHead> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await findHead(process.env);
    } catch (error) {
      if (error instanceof ConfigError) return exit(error.message);
      if (!(error instanceof NoHeadYetError)) throw error;
      logger.warn({ op: "head.find", ok: false, error: { message: error.message } });
      await sleep(backoffMs(failures, HEAD_AWAY));
    }
  }
}

async function directoryOrExit({ spoolDir: path, scannerUser }: AgentConfig): Promise<SpoolDirectory> {
  try {
    return await SpoolDirectory.open(path, scannerUser);
  } catch (error) {
    if (error instanceof SpoolInUseError) return exit(error.message);
    return exit(
      `The spool directory ${path} cannot be used: ${messageOf(error)}. AGENT_SPOOL_DIR names another one.`,
    );
  }
}

/** Whether the scanners' user gets there. Ends the process where it can't run programs as that user at all. */
async function canScannersWorkIn(folder: string): Promise<boolean> {
  const { scannerUser: user } = config;
  if (user === null) return true;
  const { exitCode, startProblem, stderrTail } = await exec({
    file: "true",
    args: [],
    as: { user, rights: ["raw-sockets", "read-all-files"] },
    timeoutMs: 10_000,
  });
  if (exitCode !== 0)
    exit(
      `Scanners can't be run as the user ${user.name}: ${(startProblem ?? stderrTail.trim()) || "it failed without a word"}. AGENT_SCANNER_USER names another one, or root to run them as the agent.`,
    );
  return isReachable(folder);
}

function exit(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
