import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Child } from "../scripts/child.ts";
import { freePort } from "../scripts/free-port.ts";
import { projectDir } from "../scripts/project.ts";
import { findProgram } from "../scripts/tools.ts";
import { createLocalApiToken } from "../server/access/api-token.ts";
import { buildTargets, type Image, makeBase } from "./containers/build.ts";
import { type Container, runContainer } from "./containers/run.ts";
import { find, podsOf, valuesOf } from "./kubernetes/pods.ts";
import { render } from "./kubernetes/render.ts";
import { ask } from "./support/client.ts";
import { until } from "./support/until.ts";

const MINUTE = 60_000;
const AGENTS = "{ agents { edges { node { id health capabilities { name version privileged problem } } } } }";

/** Minutes, root and Debian's packages: `npm run containers:test`, not a part of `npm test`. */
describe.skipIf(process.env.CONTAINERS !== "true")(
  "the images, built step by step in plain directories",
  () => {
    let folder: string;
    let head: Image;
    let agent: Image;
    let url: string;
    let shared: string;
    const running: Child[] = [];

    beforeAll(async () => {
      if (process.getuid?.() !== 0 || !findProgram(["debootstrap"]))
        throw new Error("This takes root and debootstrap.");
      folder = await mkdtemp(join(tmpdir(), "containers-"));
      const base = process.env.CONTAINERS_BASE ?? join(folder, "base");
      if (base === join(folder, "base")) await makeBase(base);
      const images = join(folder, "images");
      await mkdir(images);
      [head, agent] = (await buildTargets(["head", "agent"], images, base)) as [Image, Image];
    }, 20 * MINUTE);

    afterAll(async () => {
      for (const child of running.toReversed()) await child.stop("SIGTERM", 10_000);
      await rm(folder, { recursive: true, force: true });
    }, MINUTE);

    const logOf = (name: string) => join(folder, `${name}.log`);
    async function start(name: string, container: Container): Promise<Child> {
      const child = await runContainer(name, container, logOf(name));
      running.push(child);
      return child;
    }
    async function finish(
      name: string,
      container: Container,
    ): Promise<{ code: number | null; output: string }> {
      const child = await runContainer(name, container, logOf(name));
      const { code } = await child.exited;
      return { code, output: await readFile(logOf(name), "utf8") };
    }
    async function volume(name: string, owner: number): Promise<string> {
      const path = join(folder, "volumes", name);
      await mkdir(path, { recursive: true });
      await chown(path, owner, owner);
      return path;
    }

    it("hold no package manager of npm, no compiler, no setuid program and no test", async () => {
      for (const { root } of [head, agent]) {
        const tools = ["npm", "npx", "corepack", "gcc", "cc", "make", "git", "curl"];
        const { stdout } = await execa("find", [
          root,
          "-xdev",
          "-type",
          "f",
          "(",
          "-perm",
          "/6000",
          "-o",
          "-path",
          "*/app/[as]*.test.ts",
          ...tools.flatMap((tool) => ["-o", "-path", `*/bin/${tool}`]),
          ")",
        ]);
        expect(stdout).toBe("");
      }
    });

    it("run as users without rights, by number", () => {
      expect([head.user, agent.user]).toEqual(["10001:10001", "10002:10002"]);
      expect(head.labels["org.opencontainers.image.licenses"]).toBe("Apache-2.0");
    });

    it(
      "work on read-only trees: the head migrates and serves, the agent registers and scans",
      async () => {
        const port = await freePort();
        url = `http://127.0.0.1:${port}`;
        const { DATABASE_URL = "", AUTH_SECRET = "" } = process.env;
        const settings = { DATABASE_URL, AUTH_SECRET, PORT: String(port), PUBLIC_URL: url };
        const headContainer = { image: head, env: settings };
        await start("head", headContainer);
        const isHealthy = async () =>
          (await finish("head-health", { ...headContainer, command: head.healthCommand })).code === 0;
        await until("a healthy head", isHealthy, MINUTE);
        expect(await (await fetch(url)).text()).toContain('id="root"');

        shared = await volume("enrollment", 10001);
        const enrolled = await finish("enroll", {
          image: head,
          env: settings,
          volumes: { "/run/ai-defend": shared },
          command: ["node", "scripts/container-enroll.ts", "/run/ai-defend/token"],
        });
        expect(enrolled).toMatchObject({ code: 0, output: expect.stringContaining(`${url}/`) });

        const another = await finish("sign-in", {
          ...headContainer,
          command: ["node", "scripts/sign-in.ts"],
        });
        expect(another).toMatchObject({ code: 0, output: expect.stringContaining(`${url}/`) });
        const made = await finish("token", {
          ...headContainer,
          command: ["node", "scripts/token.ts", "--name", "ci"],
        });
        expect(made).toMatchObject({ code: 0, output: expect.stringMatching(/^aid_/) });

        const agentContainer: Container = {
          image: agent,
          env: {
            HEAD_URL: url,
            ENROLLMENT_TOKEN: (await readFile(join(shared, "token"), "utf8")).trim(),
            AGENT_NAME: "container",
          },
          volumes: { "/var/lib/ai-defend": await volume("spool", 10002) },
          capabilities: ["net_raw"],
        };
        await start("agent", agentContainer);
        const token = await createLocalApiToken({ name: "test", role: "OPERATOR" });
        const agents = async () => (await ask(url, token, AGENTS)).agents.edges.map((edge: any) => edge.node);
        await until("the agent", async () => (await agents()).length > 0, MINUTE);
        const [{ capabilities }] = await agents();
        const nmap = capabilities.find(({ name }: { name: string }) => name === "nmap");
        expect(nmap).toMatchObject({ privileged: true, problem: null });
        expect(capabilities.map(({ name }: { name: string }) => name).sort()).toEqual([
          "clamav",
          "lynis",
          "nmap",
          "suricata",
          "yara",
        ]);

        const mutation = "mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }";
        const input = {
          targets: ["127.0.0.1"],
          scanners: ["nmap"],
          config: { nmap: { ports: String(port) } },
        };
        const { assignScan } = await ask(url, token, mutation, { input });
        const query = "query ($id: ID!) { scan(id: $id) { state } }";
        const stateOf = async () => (await ask(url, token, query, { id: assignScan.id })).scan.state;
        await until(
          "the end of the scan",
          async () => !["QUEUED", "RUNNING"].includes(await stateOf()),
          MINUTE,
        );
        expect(await stateOf()).toBe("SUCCEEDED");
        expect((await finish("agent-health", { ...agentContainer, command: agent.healthCommand })).code).toBe(
          0,
        );
        expect(await readFile(logOf("agent"), "utf8")).not.toMatch(/EROFS|EACCES/);
      },
      5 * MINUTE,
    );

    it(
      "have the agent of a node audit it, with the rights and mounts of the DaemonSet",
      async () => {
        const manifests = render(join(projectDir, "k8s/base"));
        const pod = podsOf(manifests).find(({ name }) => name === "node-agent");
        const node = pod?.containers[0];
        const policy = await volume("node-policy", 0);
        const { data } = find(manifests, "ConfigMap", "node-agent-policy");
        await writeFile(join(policy, "policy.yaml"), data?.["policy.yaml"] ?? "");
        await start("node-agent", {
          image: agent,
          user: "0:0",
          env: {
            ...valuesOf(node),
            HEAD_URL: url,
            ENROLLMENT_TOKEN: (await readFile(join(shared, "token"), "utf8")).trim(),
            ENROLLMENT_TOKEN_FILE: "",
            AGENT_NAME: "node-1",
            AGENT_IDENTITY: "node-1",
          },
          mounts: node.volumeMounts.flatMap(({ name, mountPath: place }: Record<string, string>) => {
            const from = pod?.spec.volumes.find((one: { name: string }) => one.name === name);
            if (from.hostPath) return [{ place, of: "node" }];
            return from.emptyDir?.medium === "Memory" ? [{ place, of: "memory" }] : [];
          }),
          volumes: { "/var/lib/ai-defend": await volume("node-spool", 0), "/etc/ai-defend": policy },
          capabilities: node.securityContext.capabilities.add.map((name: string) => name.toLowerCase()),
        });
        const token = await createLocalApiToken({ name: "node", role: "OPERATOR" });
        const mutation = "mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }";
        const input = {
          targets: [],
          scanners: ["lynis"],
          config: { lynis: { tests: ["AUTH-9228", "NETW-3012"] } },
          placement: { labels: [{ name: "kind", value: "node" }] },
        };
        const { assignScan } = await ask(url, token, mutation, { input });
        const query =
          "query ($id: ID!) { scan(id: $id) { state assignments { edges { node { explanation attempts { coverage agent { hostname } ending { code message } } } } } } }";
        const scan = async () => (await ask(url, token, query, { id: assignScan.id })).scan;
        const isOver = async () => !["QUEUED", "RUNNING"].includes((await scan()).state);
        await until("the audit", isOver, 2 * MINUTE).catch(() => {});
        const [{ node: assignment }] = (await scan()).assignments.edges;
        expect(assignment).toMatchObject({
          attempts: [
            {
              ending: { code: expect.stringMatching(/FOUND$/) },
              agent: { hostname: hostname() },
              coverage: {
                from: "a container",
                testsExecuted: ["AUTH-9228"],
                examined: { tests: ["AUTH-9228"] },
              },
            },
          ],
        });
        expect(await readFile(logOf("node-agent"), "utf8")).not.toMatch(/EROFS|EACCES|EPERM/);
      },
      4 * MINUTE,
    );

    it("goes without raw sockets where the container has none", async () => {
      const { code, output } = await finish("no-raw", {
        image: agent,
        env: {},
        command: ["agent-entrypoint", "grep", "CapAmb", "/proc/self/status"],
      });
      expect({ code, output }).toEqual({ code: 0, output: "CapAmb:\t0000000000000000\n" });
    });

    it("bury processes that lost their parent", async () => {
      const script = "(sleep 0.1 &); sleep 0.5; cat /proc/[0-9]*/status | grep -c '^State:.Z'";
      const command = ["tini", "--", "sh", "-c", script.replaceAll("'", '"')];
      expect(await finish("orphans", { image: agent, env: {}, command })).toMatchObject({ output: "0\n" });
    });

    it("bring the database up to date by a command of its own", async () => {
      const { DATABASE_URL = "", AUTH_SECRET = "" } = process.env;
      const { code, output } = await finish("migrate", {
        image: head,
        env: { DATABASE_URL, AUTH_SECRET, LOG_LEVEL: "info" },
        command: ["node", "server/migrate-database.ts"],
      });
      expect({ code, output }).toMatchObject({
        code: 0,
        output: expect.stringContaining('"op":"database.migrate"'),
      });
    });

    it("make secrets once", async () => {
      const volumes = {
        "/run/head": await volume("head-secrets", 10001),
        "/run/postgres": await volume("pg-secrets", 10001),
      };
      const make = () =>
        finish("secrets", {
          image: head,
          env: {},
          volumes,
          command: ["node", "scripts/container-secrets.ts", "/run/head", "/run/postgres"],
        });
      expect(await make()).toMatchObject({ code: 0 });
      const password = await readFile(join(volumes["/run/postgres"], "password"), "utf8");
      expect(await readFile(join(volumes["/run/head"], "database-url"), "utf8")).toBe(
        `postgresql://ai-defend:${password}@postgres:5432/ai-defend`,
      );
      expect(await make()).toMatchObject({ code: 0 });
      expect(await readFile(join(volumes["/run/postgres"], "password"), "utf8")).toBe(password);
    });
  },
);
