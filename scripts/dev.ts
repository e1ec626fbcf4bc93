import { join } from "node:path";
import { type Child, startChild } from "./child.ts";
import { startDatabase } from "./database.ts";
import { Failure, runCommand } from "./failure.ts";
import { dataDir, projectDir } from "./project.ts";
import { buildDashboard, generateCode } from "./setup.ts";
import { claimDataDir } from "./single-run.ts";
import {
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
import { say, step } from "./terminal.ts";

const viteUrl = "http://localhost:5173";
const logOf = (name: string) => join(dataDir, "logs", `${name}.log`);
const running: Child[] = [];

const stop = listenForStop(() => {
  for (const child of running) child.kill();
  process.exit(130);
});

const usage = {
  call: "npm run dev --",
  does: "Starts head, agent and dashboard, and restarts them when files change. Ends with Ctrl-C.",
};

await runCommand(usage, async () => {
  try {
    await develop();
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    for (const child of running.reverse())
      await child.stop(child.name === "database" ? "SIGINT" : "SIGTERM", 3000);
  }
});
process.exit();

/** Head and agent restart when their files change; the dashboard comes from Vite, which passes API calls on to the head. */
async function develop(): Promise<void> {
  useSecretFiles();
  const address = { ...readHeadAddress(process.env), publicUrl: viteUrl };
  await claimDataDir(dataDir, address);
  await generateCode(stop);
  await buildDashboard(stop); // the head wants one to serve, though Vite's is the one to look at
  const databaseUrl = process.env.DATABASE_URL || (await bringUpDatabase());
  const env = { ...(await headEnvironment(dataDir, databaseUrl, address)), NODE_ENV: "development" };
  const head = await startHead(env, logOf("head"), ["--watch"]);
  running.push(head);
  await waitForHead(head, address.localUrl, logOf("head"), stop);
  const { enrollmentToken, signInLink } = await prepareFirstStart(env);
  const agentEnv = {
    AGENT_SPOOL_DIR: join(dataDir, "spool"),
    ...process.env,
    ENROLLMENT_TOKEN: enrollmentToken,
    HEAD_URL: address.localUrl,
  };
  running.push(await startAgent(agentEnv, logOf("agent"), ["--watch"]));
  running.push(await bringUpVite(address.localUrl));
  step("dashboard", viteUrl);
  step("sign in", signInLink);
  step("logs", join(dataDir, "logs"));
  say("");
  await Promise.race([aborted(stop), ...running.map(failWhenEnded)]);
}

async function failWhenEnded(child: Child): Promise<never> {
  await child.exited;
  throw new Failure(await lastWords(`The ${child.name} ended by itself`, logOf(child.name)));
}

async function bringUpDatabase(): Promise<string> {
  const database = await startDatabase({ dataDir, logFile: logOf("database") });
  running.push(database.child);
  return database.url;
}

function bringUpVite(headUrl: string): Promise<Child> {
  const command = [process.execPath, join(projectDir, "node_modules/vite/bin/vite.js"), "--strictPort"];
  const env = { ...process.env, HEAD_URL: headUrl };
  return startChild({ name: "vite", command, cwd: projectDir, env, logFile: logOf("vite") });
}
