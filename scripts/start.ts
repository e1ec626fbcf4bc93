import { join } from "node:path";
import { SECRET_SETTINGS } from "../server/secret-files.ts";
import { startDatabase } from "./database.ts";
import { Failure, messageOf, runCommand } from "./failure.ts";
import { isPortFree } from "./free-port.ts";
import { keepAgent } from "./keep-agent.ts";
import { dataDir } from "./project.ts";
import { provideTools } from "./scanners.ts";
import { buildDashboard, generateCode } from "./setup.ts";
import { claimDataDir } from "./single-run.ts";
import {
  type HeadAddress,
  headEnvironment,
  lastWords,
  prepareFirstStart,
  readHeadAddress,
  startAgent,
  startHead,
  useSecretFiles,
  waitForHead,
} from "./stack.ts";
import { aborted, listenForStop } from "./stop-request.ts";
import { bold, dim, say, step } from "./terminal.ts";
import { scannerTools } from "./tools.ts";

const SECOND = 1000;
/** Together below ten seconds: how long each part may take to end before it is ended by force. */
const graceMs = { agent: 5 * SECOND, head: 2.5 * SECOND };

const logOf = (name: string) => join(dataDir, "logs", `${name}.log`);

/** What has been started, last first: stopped in this order, killed all at once. */
const started: { name: string; stop: () => Promise<void>; kill: () => void }[] = [];

const stop = listenForStop(() => {
  for (const part of started) part.kill();
  process.exit(130);
});

const usage = {
  call: "npm start --",
  does: `Starts the head, its database and one agent for this machine, prints how to sign in, and ends with Ctrl-C.
Takes no options but environment variables, such as PORT=9000 or FIRST_SCAN=false: docs/settings.md has all of them.`,
};

await runCommand(usage, async () => {
  try {
    await start();
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    if (stop.aborted) say("\n  Stopping …");
    for (const part of started) await part.stop();
  }
  say("  Stopped. The data are kept.");
});
process.exit(); // whatever a library still holds open

/** Brings everything up, in order, and returns when it is to be stopped. Throws when a part fails. */
async function start(): Promise<void> {
  useSecretFiles();
  const address = readHeadAddress(process.env);
  say(bold("\n  AI Defend\n"));
  await claimDataDir(dataDir, { publicUrl: address.publicUrl });
  await requireFreePort(address);
  await generateCode(stop);
  await buildDashboard(stop);
  await provideTools(scannerTools, dataDir, stop);
  const database = await bringUpDatabase();
  const env = await headEnvironment(dataDir, database.url, address);
  const headEnded = await bringUpHead(env, address);
  const { enrollmentToken, signInLink } = await prepareFirstStart(env);
  stop.throwIfAborted();
  await bringUpAgent(address, enrollmentToken);
  sayWhereItIs(address, signInLink);
  await Promise.race([aborted(stop), headEnded.promise, database.ended]);
}

async function requireFreePort({ port, host }: HeadAddress): Promise<void> {
  try {
    if (await isPortFree(port, host)) return;
  } catch (error) {
    throw new Failure(`The head cannot listen on ${host}, port ${port}: ${messageOf(error)}.`);
  }
  throw new Failure(
    `Port ${port} is taken: stop what uses it, or choose another one with PORT=${port + 1} npm start.`,
  );
}

/** Rejects with a part's last words when it ends. In an object, as a promise would be awaited on return. */
interface Ending {
  promise: Promise<never>;
}

function endingOf(name: string, exited: Promise<unknown>, logFile: string): Ending {
  const promise = exited.then(async () => {
    throw new Failure(await lastWords(`The ${name} ended by itself`, logFile));
  });
  promise.catch(() => undefined); // it may end before anybody waits for it, and does when it is stopped
  return { promise };
}

async function bringUpDatabase(): Promise<{ url: string; ended: Promise<never> }> {
  if (process.env.DATABASE_URL) {
    step("database", "the one of DATABASE_URL");
    return { url: process.env.DATABASE_URL, ended: new Promise(() => undefined) };
  }
  const logFile = logOf("database");
  const database = await startDatabase({ dataDir, logFile });
  const { child } = database;
  started.unshift({ name: "database", stop: database.stop, kill: child.kill });
  stop.throwIfAborted();
  step("database", `PostgreSQL ${dim(`in ${join(dataDir, "postgres")}`)}`);
  return { url: database.url, ended: endingOf("database", child.exited, logFile).promise };
}

async function bringUpHead(env: NodeJS.ProcessEnv, address: HeadAddress): Promise<Ending> {
  const logFile = logOf("head");
  const head = await startHead(env, logFile);
  started.unshift({ name: "head", stop: () => head.stop("SIGTERM", graceMs.head), kill: head.kill });
  await waitForHead(head, address.localUrl, logFile, stop);
  step("head", `ready ${dim(`log in ${logFile}`)}`);
  return endingOf("head", head.exited, logFile);
}

async function bringUpAgent(address: HeadAddress, enrollmentToken: string): Promise<void> {
  const logFile = logOf("agent");
  const env = agentEnvironment(address, enrollmentToken);
  const agent = await keepAgent(() => startAgent(env, logFile), logFile);
  started.unshift({ name: "agent", stop: () => agent.stop(graceMs.agent), kill: agent.kill });
  step("agent", `started, may scan this machine only ${dim(`log in ${logFile}`)}`);
}

/** The agent is a stranger to the head: it gets none of the head's secrets. */
function agentEnvironment(address: HeadAddress, enrollmentToken: string): NodeJS.ProcessEnv {
  const secrets: readonly string[] = SECRET_SETTINGS;
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !secrets.includes(name)));
  return {
    NODE_ENV: "production",
    AGENT_SPOOL_DIR: join(dataDir, "spool"),
    ...rest,
    ENROLLMENT_TOKEN: enrollmentToken,
    // A certificate names what people call the head.
    HEAD_URL: process.env.TLS_CERT_FILE ? address.publicUrl : address.localUrl,
  };
}

function sayWhereItIs(address: HeadAddress, signInLink: string): void {
  const line = (name: string, text: string) => say(`  ${bold(name.padEnd(12))}${text}`);
  say("");
  line("Dashboard", address.publicUrl);
  line("Sign in", `${signInLink} ${dim("(works once, for an hour; another: npm run sign-in)")}`);
  line("GraphiQL", `${address.publicUrl}/graphql`);
  line("Data", dataDir);
  line("Stop", "Ctrl-C");
  say("");
}
