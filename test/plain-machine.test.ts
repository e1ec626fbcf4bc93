import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { policySchema } from "../agent/policy.ts";
import { projectDir } from "../scripts/project.ts";
import { findProgram } from "../scripts/tools.ts";
import { knownSettings } from "./containers/settings.ts";

const isWhole = process.env.CI === "true";
const without = (program: string) => !findProgram([program]) && !isWhole;
const installer = join(projectDir, "deploy/install-agent.sh");
const unitFile = join(projectDir, "deploy/ai-defend-agent.service");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plain-machine-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("the unit for systemd", () => {
  it.skipIf(without("systemd-analyze"))("is understood by systemd, and rated as shut in", async () => {
    const unit = await readFile(unitFile, "utf8");
    const copy = join(folder, "ai-defend-agent.service");
    await writeFile(copy, unit.replace("/opt/ai-defend/bin/node", "/bin/true"));
    const { all } = await execa("systemd-analyze", ["verify", "--man=no", copy], { all: true });
    expect(all.split("\n").filter((line) => line.includes("ai-defend-agent"))).toEqual([]);
    const rating = ["security", "--offline=true", "--threshold=40", "--no-pager", copy];
    const { exitCode, stdout } = await execa("systemd-analyze", rating, { reject: false });
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
  });

  it("gives the agent the rights to run scanners without rights, and no others", async () => {
    const unit = await readFile(unitFile, "utf8");
    expect(/^CapabilityBoundingSet=(.+)$/m.exec(unit)?.[1]?.split(" ")).toEqual(
      ["DAC_READ_SEARCH", "NET_RAW", "SETUID", "SETGID", "SETPCAP", "KILL"].map((name) => `CAP_${name}`),
    );
    expect(unit).toMatch(/^NoNewPrivileges=true$/m);
  });
});

describe("the scripts", () => {
  it.skipIf(without("shellcheck"))("are well by shellcheck", async () => {
    const scripts = ["deploy/install-agent.sh", "deploy/agent-entrypoint.sh", "k8s/make-secrets.sh"];
    const { exitCode, stdout } = await execa("shellcheck", scripts, { cwd: projectDir, reject: false });
    expect(stdout).toBe("");
    expect(exitCode).toBe(0);
  });

  it.each([
    ["http://head.example.org", "good", "begins with https://"],
    ["https://head.example.org; reboot", "good", "is no address"],
    ["https://head.example.org", "missing", "can't be read"],
    ["https://head.example.org", "bad", "holds no enrollment token"],
  ])("refuse %s with a token file that is %s, before anything is changed", async (url, file, reason) => {
    await writeFile(join(folder, "good"), "enroll_abc");
    await writeFile(join(folder, "bad"), "two words $(reboot)");
    const root = join(folder, "refused");
    const { exitCode, stderr } = await execa(installer, [url, join(folder, file)], {
      env: { DESTDIR: root },
      reject: false,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(reason) });
    await expect(stat(root)).rejects.toThrow("ENOENT");
  });
});

/** A minute, for npm: `npm run containers:test`. */
describe.skipIf(process.env.CONTAINERS !== "true")("the installation into a plain directory", () => {
  let root: string;
  const install = async () => {
    await writeFile(join(folder, "token"), "enroll_abc-DEF");
    await execa(installer, ["https://head.example.org", join(folder, "token")], { env: { DESTDIR: root } });
  };

  beforeAll(async () => {
    root = join(folder, "root");
    await mkdir(join(root, "etc"), { recursive: true });
    for (const file of ["passwd", "group", "shadow", "gshadow", "login.defs"])
      await cp(join("/etc", file), join(root, "etc", file));
    await install();
  }, 600_000);

  it("makes settings that root alone may read, and that the agent knows", async () => {
    const file = join(root, "etc/ai-defend/agent.env");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const lines = (await readFile(file, "utf8")).split("\n").filter((line) => /^#?[A-Z_]+=/.test(line));
    expect(lines).toContain("ENROLLMENT_TOKEN=enroll_abc-DEF");
    for (const line of lines) expect(knownSettings("agent")).toContain(line.replace(/^#/, "").split("=")[0]);
  });

  it("makes a policy that agents accept, and a user for scanners", async () => {
    const policy = parse(await readFile(join(root, "etc/ai-defend/policy.yaml"), "utf8"));
    expect(policySchema.safeParse(policy).error).toBeUndefined();
    expect(await readFile(join(root, "etc/passwd"), "utf8")).toMatch(/^ai-defend-scanner:.*nologin$/m);
  });

  it("brings a program that starts with its own Node", async () => {
    const app = join(root, "opt/ai-defend");
    const { stderr, exitCode } = await execa(join(app, "bin/node"), ["agent/main.ts"], {
      cwd: app,
      env: { HEAD_URL: "not-an-address" },
      extendEnv: false,
      reject: false,
    });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: "HEAD_URL must be an http or https address.",
    });
  });

  it("leaves the owner's settings and policy alone when it is run again", async () => {
    await writeFile(join(root, "etc/ai-defend/policy.yaml"), "allow: {}\n");
    await install();
    expect(await readFile(join(root, "etc/ai-defend/policy.yaml"), "utf8")).toBe("allow: {}\n");
  }, 600_000);
});
