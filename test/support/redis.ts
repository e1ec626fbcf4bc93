import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, lastLines, startChild } from "../../scripts/child.ts";
import { freePort } from "../../scripts/free-port.ts";
import { findProgram } from "../../scripts/tools.ts";

/** A redis-server of our own. */
export interface Redis {
  url: string;
  port: number;
  child: Child;
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

/**
 * Starts a real redis-server that keeps nothing, on a free port or on `port` (to come back where it was). Null where
 * it is not installed: tests ask `requireTool`. Throws when it does not come up.
 */
export async function startRedis(dir: string, port?: number): Promise<Redis | null> {
  const program = findProgram(["redis-server"]);
  if (!program) return null;
  const chosen = port ?? (await freePort());
  const logFile = join(dir, "redis.log");
  const settings = ["--port", String(chosen), "--bind", "127.0.0.1", "--save", "", "--dir", dir];
  const child = await startChild({ name: "redis", command: [program, ...settings], logFile });
  for (const end = Date.now() + 10_000; !(await answers(chosen)); ) {
    if (!child.isRunning() || Date.now() > end) {
      child.kill();
      throw new Error(`redis-server did not start: ${(await lastLines(logFile, 5)).join("; ")}`);
    }
    await sleep(20);
  }
  const kill = async () => {
    child.kill();
    await child.exited;
  };
  return {
    url: `redis://127.0.0.1:${chosen}`,
    port: chosen,
    child,
    stop: () => child.stop("SIGTERM", 3000),
    kill,
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
