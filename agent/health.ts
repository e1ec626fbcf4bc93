// For containers, as an agent listens on no port: ends with 0 while the agent of this spool directory is alive, else with 1.
import { isAlive } from "./liveness.ts";

const { AGENT_SPOOL_DIR } = process.env;
if (!AGENT_SPOOL_DIR) process.stderr.write("AGENT_SPOOL_DIR is missing: it must be the agent's own.\n");
process.exitCode = AGENT_SPOOL_DIR && isAlive(AGENT_SPOOL_DIR) ? 0 : 1;
