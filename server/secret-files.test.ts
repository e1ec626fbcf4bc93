import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { withSecretFiles } from "./secret-files.ts";

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "secret-")), "secret");
  writeFileSync(path, text);
  return path;
}

describe("secrets by file", () => {
  it("are settings like those in the environment", () => {
    const config = readConfig({
      DATABASE_URL_FILE: file("postgresql://db/one\n"),
      REDIS_URL_FILE: file("redis://redis\r\n"),
      AUTH_SECRET_FILE: file(`${"s".repeat(40)} \n`),
      OIDC_CLIENT_SECRET_FILE: file("hush"),
    });
    expect(config).toMatchObject({
      DATABASE_URL: "postgresql://db/one",
      REDIS_URL: "redis://redis",
      AUTH_SECRET: `${"s".repeat(40)} `,
      OIDC_CLIENT_SECRET: "hush",
    });
  });

  it.each([
    [
      { AUTH_SECRET: "a", AUTH_SECRET_FILE: "/b" },
      "AUTH_SECRET and AUTH_SECRET_FILE are both set: keep one.",
    ],
    [{ REDIS_URL_FILE: "/nowhere/redis" }, "REDIS_URL_FILE can't be read: ENOENT"],
    [{ DATABASE_URL_FILE: file("\n") }, "is empty."],
  ])("that can't be meant are refused with a sentence: %o", (env, sentence) => {
    expect(() => withSecretFiles(env)).toThrow(sentence);
  });

  it("are not read twice by what a program starts", () => {
    expect(withSecretFiles({ REDIS_URL_FILE: file("redis://redis"), PORT: "1" })).toEqual({
      REDIS_URL: "redis://redis",
      PORT: "1",
    });
  });
});
