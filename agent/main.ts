import { createAgent } from "./agent.ts";
import { type AgentConfig, ConfigError, readConfig } from "./config.ts";
import { logger, messageOf } from "./logger.ts";
import { scanners } from "./scanners.ts";
import { SpoolDirectory } from "./spool-directory.ts";
import { SpoolInUseError } from "./spool-lock.ts";

const config = configOrExit();
const directory = await directoryOrExit(config.spoolDir);
// Scanners work in directories below it, which the next start clears away when this process is killed.
process.env.TMPDIR = directory.run;
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

function exit(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
