import { createAgent } from "./agent.ts";
import { type AgentConfig, ConfigError, readConfig } from "./config.ts";
import { logger } from "./logger.ts";
import { scanners } from "./scanners.ts";

const agent = createAgent(configOrExit(), { scanners, log: logger });
let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
agent.start();

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
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
