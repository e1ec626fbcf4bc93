// Brings the database of DATABASE_URL to this release's schema and ends: `node server/migrate-database.ts`.
import { config } from "./config.ts";
import { logger } from "./logger.ts";
import { migrate } from "./migrate.ts";

try {
  logger.info({ op: "database.migrate", ok: true, applied: await migrate(config.DATABASE_URL) });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  logger.fatal({ op: "database.migrate", ok: false, error: { message } });
  process.exitCode = 1;
}
