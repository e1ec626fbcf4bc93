import { runningDatabaseUrl } from "./database.ts";
import { Failure } from "./failure.ts";
import { dataDir } from "./project.ts";
import { askRunning } from "./single-run.ts";
import { headEnvironment, readHeadAddress, useSecretFiles } from "./stack.ts";

/**
 * Sets this process up for the head's modules, which read their settings when they are imported: the database of
 * DATABASE_URL, else the one of the `npm start` that is running. Throws a Failure when there is neither.
 */
export async function useRunningHead(): Promise<void> {
  useSecretFiles();
  const databaseUrl = process.env.DATABASE_URL || (await runningDatabaseUrl(dataDir));
  if (!databaseUrl)
    throw new Failure("AI Defend is not running here: begin with npm start, or set DATABASE_URL.");
  const address = (await askRunning(dataDir)) ?? readHeadAddress(process.env);
  Object.assign(process.env, { LOG_LEVEL: "silent" }, await headEnvironment(dataDir, databaseUrl, address));
}
