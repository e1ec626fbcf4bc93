import { join } from "node:path";
import { execa } from "execa";
import { Agent, fetch } from "undici";
import { z } from "zod";
import { visibleText } from "../agent/visible-text.ts";
import { SECRET_SETTINGS, withSecretFiles } from "../server/secret-files.ts";
import { type Child, lastLines, startChild } from "./child.ts";
import { Failure, messageOf } from "./failure.ts";
import { ensureSecrets } from "./local-secrets.ts";
import { projectDir } from "./project.ts";

const SECOND = 1000;
const readyTimeoutMs = 60 * SECOND;

const FirstStart = z.object({ enrollmentToken: z.string(), signInLink: z.string() });

/** What a started head hands out: how its local agent registers, and how a browser signs in. */
export type FirstStart = z.infer<typeof FirstStart>;

/** Where a local head listens and is reached. */
export interface HeadAddress {
  port: number;
  /** Address to listen on. */
  host: string;
  /** Base address for this machine. */
  localUrl: string;
  /** Base address for people. */
  publicUrl: string;
}

/** The head's address from the environment: PORT (8000), HOST (127.0.0.1), PUBLIC_URL. Throws a Failure on a bad port. */
export function readHeadAddress(env: NodeJS.ProcessEnv): HeadAddress {
  const port = Number(env.PORT || 8000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Failure(`PORT must be a number from 1 to 65535, not "${env.PORT}".`);
  }
  const host = env.HOST || "127.0.0.1";
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const scheme = env.TLS_CERT_FILE ? "https" : "http";
  const localUrl = `${scheme}://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
  return { port, host, localUrl, publicUrl: env.PUBLIC_URL || `${scheme}://localhost:${port}` };
}

/** Has this process and those that it starts take secrets from the files that the environment names. Throws a Failure. */
export function useSecretFiles(): void {
  try {
    const env = withSecretFiles(process.env);
    for (const name of SECRET_SETTINGS) delete process.env[`${name}_FILE`];
    Object.assign(process.env, env);
  } catch (error) {
    throw new Failure(messageOf(error));
  }
}

/** Environment of a local head, and of scripts that use its modules. */
export async function headEnvironment(
  dataDir: string,
  databaseUrl: string,
  address: Pick<HeadAddress, "publicUrl">,
): Promise<NodeJS.ProcessEnv> {
  const AUTH_SECRET = process.env.AUTH_SECRET || (await ensureSecrets(dataDir)).authSecret;
  const settings = {
    DATABASE_URL: databaseUrl,
    AUTH_SECRET,
    DATA_DIR: dataDir,
    PUBLIC_URL: address.publicUrl,
  };
  return { NODE_ENV: "production", ...process.env, ...settings };
}

/** Starts the head as a process of its own. */
export function startHead(env: NodeJS.ProcessEnv, logFile: string, nodeFlags: string[] = []): Promise<Child> {
  const command = [process.execPath, ...nodeFlags, join(projectDir, "server/main.ts")];
  return startChild({ name: "head", command, cwd: projectDir, env, logFile });
}

/** Starts an agent as a process of its own. */
export function startAgent(
  env: NodeJS.ProcessEnv,
  logFile: string,
  nodeFlags: string[] = [],
): Promise<Child> {
  const command = [process.execPath, ...nodeFlags, join(projectDir, "agent/main.ts")];
  return startChild({ name: "agent", command, cwd: projectDir, env, logFile });
}

/** Waits until the head says on /readyz that it can work. Throws a Failure with its last words when it ends before. */
export async function waitForHead(
  head: Child,
  url: string,
  logFile: string,
  signal?: AbortSignal,
): Promise<void> {
  for (const end = Date.now() + readyTimeoutMs; Date.now() < end; ) {
    signal?.throwIfAborted();
    if (!head.isRunning()) throw new Failure(await lastWords("The head ended at its start", logFile));
    if (await isReady(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Failure(await lastWords(`The head was not ready after ${readyTimeoutMs / SECOND} s`, logFile));
}

/** Prepares a started head for its local agent and its operator, in a process that may import the head's modules. */
export async function prepareFirstStart(env: NodeJS.ProcessEnv): Promise<FirstStart> {
  try {
    const { stdout } = await execa(process.execPath, [join(projectDir, "scripts/first-start.ts")], {
      cwd: projectDir,
      env: { ...env, LOG_LEVEL: "silent" },
      extendEnv: false,
      stdin: "ignore",
      timeout: 30 * SECOND,
    });
    return FirstStart.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
  } catch (error) {
    throw new Failure(`The local agent could not be enrolled: ${messageOf(error)}`);
  }
}

/** A sentence followed by the last lines of a log, for when something ended that should not have. */
export async function lastWords(sentence: string, logFile: string): Promise<string> {
  const lines = (await lastLines(logFile, 10)).map((line) => `    ${visibleText(line.slice(0, 500))}`);
  return [`${sentence}. Its log is ${logFile}${lines.length ? ", and ends with:" : "."}`, ...lines].join(
    "\n",
  );
}

/** Whether the head answers on this machine is asked, not who it is: its certificate need not name this address. */
const anyone = new Agent({ connect: { rejectUnauthorized: false } });

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`, {
      signal: AbortSignal.timeout(5 * SECOND),
      dispatcher: anyone,
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // not listening yet
  }
}
