import { mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import type { Child } from "../../scripts/child.ts";
import { freePort } from "../../scripts/free-port.ts";
import * as stack from "../../scripts/stack.ts";

/** A real program of ours, started as `npm start` does. */
export interface TestProcess {
  pid: number;
  /** Ends it as an operator would, and fulfils when it has ended. */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  exited: Child["exited"];
  /** What it has logged so far. */
  logs(): Promise<string>;
}

/** A head at work. */
export interface TestHead extends TestProcess {
  /** Base address, such as http://127.0.0.1:41234. */
  url: string;
  port: number;
}

/**
 * Starts a real head on the test file's database, on a free port unless `env` names one, and waits until it is
 * ready. `env` is added to this process's environment.
 */
export async function startHead({ env = {} }: { env?: NodeJS.ProcessEnv } = {}): Promise<TestHead> {
  const port = Number(env.PORT ?? (await freePort()));
  const url = `${env.TLS_CERT_FILE ? "https" : "http"}://127.0.0.1:${port}`;
  const settings = { LOG_LEVEL: "info", PUBLIC_URL: url, ...env, PORT: String(port) };
  const [child, logFile] = await start("head", (log) => stack.startHead(cleanEnv(settings), log));
  try {
    await stack.waitForHead(child, url, logFile);
  } catch (error) {
    child.kill();
    throw error;
  }
  return { ...own(child, logFile), url, port };
}

/** Starts a real agent. `env` must hold HEAD_URL and ENROLLMENT_TOKEN; the agent's identity is its own unless given. */
export async function startAgent({ env }: { env: NodeJS.ProcessEnv }): Promise<TestProcess> {
  const settings = { LOG_LEVEL: "info", AGENT_IDENTITY: `test/${crypto.randomUUID()}`, ...env };
  const { DATABASE_URL: _database, AUTH_SECRET: _secret, ...clean } = cleanEnv(settings);
  const launch = (log: string) => stack.startAgent({ AGENT_SPOOL_DIR: join(log, "../spool"), ...clean }, log);
  return own(...(await start("agent", launch)));
}

// Vitest's own variables would change how the programs behave.
function cleanEnv(settings: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { VITEST: _v, TEST: _t, NODE_ENV: _n, NODE_OPTIONS: _o, ...rest } = process.env;
  return { ...rest, NODE_ENV: "production", ...settings };
}

async function start(name: string, launch: (logFile: string) => Promise<Child>): Promise<[Child, string]> {
  const dir = await mkdtemp(join(inject("tempDir"), `${name}-`)); // removed after the whole run
  return [await launch(join(dir, "log")), join(dir, "log")];
}

function own(child: Child, logFile: string): TestProcess {
  const logs = () => readFile(logFile, "utf8").catch(() => "");
  return {
    pid: child.pid,
    exited: child.exited,
    logs,
    stop: () => child.stop("SIGTERM", 10_000),
    async kill() {
      child.kill();
      await child.exited;
    },
  };
}
