import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";

const spoolDir = (environment: Record<string, string>) =>
  readConfig({ ENROLLMENT_TOKEN: "t", ...environment }).spoolDir;

describe("the spool directory", () => {
  test.each([
    [{ AGENT_SPOOL_DIR: "/a", STATE_DIRECTORY: "/b" }, "/a"],
    [{ STATE_DIRECTORY: "/b:/c" }, "/b"],
    [{}, ".data/spool/agent"],
    [{ AGENT_NAME: "dmz" }, ".data/spool/dmz"],
    [{ AGENT_NAME: "dmz", AGENT_IDENTITY: "node/1" }, ".data/spool/node%2F1"],
    [{ AGENT_IDENTITY: ".." }, ".data/spool/%2E."],
  ])("is chosen from %o as %s", (environment, expected) => {
    expect(spoolDir(environment)).toBe(expected);
  });
});
