import { createAgent } from "./agent.ts";
import { type AgentConfig, ConfigError, readConfig } from "./config.ts";
import { exec } from "./exec.ts";
import { logger, messageOf } from "./logger.ts";
import { isReachable } from "./scanner-user.ts";
import { scanners } from "./scanners.ts";
import { SpoolDirectory } from "./spool-directory.ts";
import { SpoolInUseError } from "./spool-lock.ts";

const config = configOrExit();
const directory = await directoryOrExit(config.spoolDir);
// Scanners work in directories below it, which the next start clears away when this process is killed.
if (await canScannersWorkIn(directory.run)) process.env.TMPDIR = directory.run;
const agent = createAgent(config, { scanners, directory, log: logger });
let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
await agent.start();

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await agent.stop();
  process.exit(0);
}

function configOrExit(): AgentConfig {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return exit(error.message);
  }
}

async function directoryOrExit(path: string): Promise<SpoolDirectory> {
  try {
    return await SpoolDirectory.open(path);
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
