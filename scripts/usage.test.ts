import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { projectDir } from "./project.ts";

const MINUTE = 60_000;
/** Commands of npm, and the words after `node scripts/bootstrap.mjs` that they stand for. */
const commands = Object.entries(manifest.scripts)
  .map(([name, line]) => [name, line.split(" ").at(-1) ?? ""] as const)
  .filter(([name]) => name !== "cli"); // commander's, which test/cli.test.ts tests
/** What hands all that is typed on to another program, whose own words tell of mistakes. */
const HANDING_ON = ["test", "containers:test", "fix", "codegen", "bench"];
const strict = commands.filter(([name]) => !HANDING_ON.includes(name));

async function call(command: string, ...args: string[]) {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [join(projectDir, "scripts/bootstrap.mjs"), command, ...args],
    { reject: false },
  );
  return { exitCode, stdout, stderr };
}

describe("--help", () => {
  it.each(commands)(
    "says how npm run %s is used",
    async (name, command) => {
      const { exitCode, stdout, stderr } = await call(command, "--help");
      expect([exitCode, stderr]).toEqual([0, ""]);
      const [first, , does] = stdout.split("\n");
      expect(first).toMatch(new RegExp(`^npm (run )?${name}( -- .+)?$`));
      expect(does).toMatch(/^[A-Z].+/);
    },
    MINUTE,
  );
});

describe("a mistaken option", () => {
  it.each(strict)(
    "is refused in one line by npm run %s",
    async (name, command) => {
      const { exitCode, stdout, stderr } = await call(command, "--nope");
      expect([exitCode, stdout]).toEqual([1, ""]);
      const hint = `\\(npm (run )?${name} -- --help says more\\)`;
      expect(stderr).toMatch(new RegExp(`^Unknown option '--nope' ${hint}$`));
    },
    MINUTE,
  );

  it.each([["more"], ["--name"]])(
    "is told of in one line where it is %s",
    async (text) => {
      const { exitCode, stderr } = await call("token", text);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^[^\n]+ \(npm run token -- --help says more\)$/);
    },
    MINUTE,
  );
});
