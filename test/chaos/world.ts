import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "../../scripts/child.ts";
import { freePort } from "../../scripts/free-port.ts";
import { prepareFirstStart, startAgent, startHead, waitForHead } from "../../scripts/stack.ts";
import { type BadWay, openBadWay } from "./bad-way.ts";
import { skewedClock } from "./clock.ts";
import { type Disk, mountDisk } from "./disk.ts";
import { Part } from "./part.ts";
import { AGENTS, type AgentName, HEADS, LEASE_SECONDS, type PartName } from "./plan.ts";

const SLOTS = 2;

/** Seconds by which the clocks of one head and one agent are wrong. */
const SKEW: Partial<Record<PartName, number>> = { "head-2": -240, "agent-3": 600 };

/** What all worlds of a run share. */
export interface Ground {
  databaseUrl: string;
  redisUrl: string;
  /** For logs and spools of this world. */
  dir: string;
  /** With wrong clocks and a disk that can be filled. */
  isHostile: boolean;
}

/** An agent, its way to the heads and where it keeps what it has to send. */
export interface TestAgent {
  part: Part;
  way: BadWay;
  /** Null where its spool lies on the disk of this machine. */
  disk: Disk | null;
  /** Removes its spool. Only while it is down. */
  loseDisk(): Promise<void>;
}

/** Two heads and four agents at work on one database, each agent with a way of its own to the heads. */
export interface World {
  heads: Part[];
  agents: Record<AgentName, TestAgent>;
  /** True where clocks could be made wrong. */
  isSkewed: boolean;
  /** Asks a head as the operator; another one, and again, while none can answer. Throws what a head refuses. */
  ask(query: string, variables?: object): Promise<any>;
  close(): Promise<void>;
}

/** Starts everything, both heads at once on an empty database. */
export async function openWorld(ground: Ground): Promise<World> {
  const ports = await choosePorts(HEADS.length);
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const environment = headEnvironment(ground, urls[0] ?? "");
  const heads = HEADS.map((name, index) => headPart(ground, name, ports[index] ?? 0, environment));
  await Promise.all(heads.map((head) => head.up()));
  const { enrollmentToken, signInLink } = await prepareFirstStart({ ...environment, FIRST_SCAN: "false" });
  const cookie = await signIn(signInLink);
  const agents = {} as World["agents"];
  for (const name of AGENTS) agents[name] = await openAgent(ground, name, ports, enrollmentToken);
  return {
    heads,
    agents,
    isSkewed: ground.isHostile && skewedClock(1) !== null,
    ask: (query, variables = {}) => askAny(urls, cookie, query, variables),
    async close() {
      await Promise.all(Object.values(agents).map(({ part }) => part.down()));
      await Promise.all(heads.map((head) => head.down()));
      for (const { way, disk } of Object.values(agents)) {
        await way.close();
        await disk?.remove();
      }
    },
  };
}

async function choosePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}

function headEnvironment({ databaseUrl, redisUrl }: Ground, publicUrl: string): NodeJS.ProcessEnv {
  const { VITEST: _v, TEST: _t, NODE_OPTIONS: _o, ...rest } = process.env;
  return {
    ...rest,
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PUBLIC_URL: publicUrl,
    AUTH_SECRET: "secret-of-the-tests-which-protects-nothing",
    HEARTBEAT_SECONDS: "1",
    LEASE_SECONDS: String(LEASE_SECONDS),
    STALE_AFTER_SECONDS: "10",
  };
}

function headPart(ground: Ground, name: PartName, port: number, environment: NodeJS.ProcessEnv): Part {
  const logFile = join(ground.dir, `${name}.log`);
  const env = { ...environment, ...clockOf(ground, name), PORT: String(port) };
  return new Part(name, async (): Promise<Child> => {
    await mkdir(ground.dir, { recursive: true });
    const head = await startHead(env, logFile);
    try {
      await waitForHead(head, `http://127.0.0.1:${port}`, logFile);
    } catch (error) {
      head.kill();
      throw error; // its database is away: a head ends then, and is started again
    }
    return head;
  });
}

async function openAgent(
  ground: Ground,
  name: AgentName,
  ports: number[],
  enrollmentToken: string,
): Promise<TestAgent> {
  const way = await openBadWay(ports);
  const spool = join(ground.dir, `${name}-spool`);
  const disk = ground.isHostile && name === "agent-4" ? await mountDisk(spool) : null;
  const { DATABASE_URL: _d, AUTH_SECRET: _a, REDIS_URL: _r, ...environment } = headEnvironment(ground, "");
  const env = {
    ...environment,
    ...clockOf(ground, name),
    HEAD_URL: `http://127.0.0.1:${way.port}`,
    ENROLLMENT_TOKEN: enrollmentToken,
    AGENT_NAME: name,
    AGENT_IDENTITY: `chaos/${name}`,
    AGENT_SLOTS: String(SLOTS),
    AGENT_SPOOL_DIR: spool,
  };
  const part = new Part(name, () => startAgent(env, join(ground.dir, `${name}.log`)));
  await part.up();
  const loseDisk = async () => {
    for (const entry of await readdir(spool)) await rm(join(spool, entry), { recursive: true });
  };
  return { part, way, disk, loseDisk };
}

function clockOf(ground: Ground, name: PartName): NodeJS.ProcessEnv {
  const seconds = SKEW[name];
  return (ground.isHostile && seconds !== undefined && skewedClock(seconds)) || {};
}

/** Uses a one-time link. Returns the cookie of the session, which all heads take. */
async function signIn(link: string): Promise<string> {
  const response = await fetch(link, { redirect: "manual" });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

const ASK_WITHIN_MS = 60_000;

async function askAny(urls: string[], cookie: string, query: string, variables: object): Promise<any> {
  let problem: unknown;
  for (const end = Date.now() + ASK_WITHIN_MS; Date.now() < end; await sleep(200)) {
    for (const url of urls) {
      try {
        const { data, errors } = await askOne(url, cookie, query, variables);
        if (data) return data;
        problem = errors;
        if (errors?.some(({ extensions }) => extensions.code !== "UNAVAILABLE")) throw new Refusal(errors);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        problem = error; // this head is down: the next one
      }
    }
  }
  throw new Error("No head answered for a minute.", { cause: problem });
}

/** A head answered, and asking again would change nothing. */
class Refusal extends Error {
  constructor(errors: object) {
    super(JSON.stringify(errors));
  }
}

interface Answer {
  data?: any;
  errors?: { message: string; extensions: { code: string } }[];
}

async function askOne(url: string, cookie: string, query: string, variables: object): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, origin: url },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(10_000),
  });
  return (await response.json()) as Answer;
}
