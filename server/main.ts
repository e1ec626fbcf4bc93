import { logger } from "./logger.ts";

/** Says in one sentence why the head can't go on, and ends it. */
function fail(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  const isPortTaken = (error as { code?: string }).code === "EADDRINUSE";
  logger.fatal({
    op: "head.start",
    ok: false,
    error: { message, code: isPortTaken ? "PORT_TAKEN" : undefined },
  });
  process.exit(1);
}

async function main(): Promise<void> {
  const { config } = await import("./config.ts"); // reads the environment, and throws a sentence where it is wrong
  const { migrate } = await import("./migrate.ts");
  await migrate(config.DATABASE_URL);
  const { startApp } = await import("./app.ts");
  const app = await startApp();
  logger.info({
    op: "head.start",
    ok: true,
    host: config.HOST,
    port: app.port,
    metricsPort: app.metricsPort,
  });
  let isStopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (isStopping) return;
    isStopping = true;
    await app.stop();
    logger.info({ op: "head.stop", ok: true, signal });
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

main().catch(fail);
