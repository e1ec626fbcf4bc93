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

describe("the enrollment token", () => {
  const source = (environment: Record<string, string>) => readConfig(environment).enrollmentToken;

  test("stands in the environment or in a file that need not be there yet", () => {
    expect(source({ ENROLLMENT_TOKEN: "t" })).toEqual({ token: "t" });
    expect(source({ ENROLLMENT_TOKEN_FILE: "/later" })).toEqual({ file: "/later" });
  });

  test.each([
    [{}, "ENROLLMENT_TOKEN is missing: ask the head's operator for one."],
    [{ ENROLLMENT_TOKEN: "t", ENROLLMENT_TOKEN_FILE: "/f" }, "are both set: keep one."],
  ])("is refused with a sentence: %o", (environment, sentence) => {
    expect(() => source(environment)).toThrow(sentence);
  });
});

describe("files for TLS", () => {
  const HEAD_URL = "https://head.example.org";
  const tls = (environment: Record<string, string>) =>
    readConfig({ ENROLLMENT_TOKEN: "t", ...environment }).tls;

  test("are not needed", () => {
    expect(tls({ HEAD_URL })).toEqual({});
  });

  test.each([
    [{ HEAD_URL, AGENT_CERT_FILE: "/a.pem" }, /^AGENT_CERT_FILE and AGENT_KEY_FILE belong together/],
    [{ HEAD_CA_FILE: "/ca.pem" }, / take a HEAD_URL with https\.$/],
    [{ HEAD_URL, HEAD_CA_FILE: "/nowhere/ca.pem" }, / can't be used: ENOENT: .*\/nowhere\/ca\.pem/],
    [
      { HEAD_URL, AGENT_CERT_FILE: import.meta.filename, AGENT_KEY_FILE: import.meta.filename },
      / can't be used: /,
    ],
  ])("are refused with a sentence: %o", (environment, sentence) => {
    expect(() => tls(environment)).toThrow(sentence);
  });
});

describe("mounts of the scanned machine", () => {
  const machine = (environment: Record<string, string>) =>
    readConfig({ ENROLLMENT_TOKEN: "t", HEAD_URL: "https://head.example.org", ...environment }).machine;
  const isRoot = process.geteuid?.() === 0;

  test.each([
    [{ AGENT_HOST_ROOT: "/usr/../etc" }, /^AGENT_HOST_ROOT must be an absolute path/],
    [{ AGENT_AUDIT_ROOT: "/nowhere" }, /^AGENT_AUDIT_ROOT is no folder/],
    [{ AGENT_AUDIT_ROOT: "/usr" }, /^AGENT_AUDIT_ROOT is set without AGENT_HOST_ROOT/],
    [
      {
        AGENT_HOST_ROOT: "/usr",
        AGENT_AUDIT_ROOT: "/usr",
        ...(isRoot ? { AGENT_SCANNER_USER: "root" } : {}),
      },
      /^AGENT_AUDIT_ROOT is for agents that run as root with scanners that do not/,
    ],
  ] as [Record<string, string>, RegExp][])("are refused with a sentence: %o", (environment, sentence) => {
    expect(() => machine(environment)).toThrow(sentence);
  });

  test.skipIf(!isRoot)("are taken as they are", () => {
    const mounts = { AGENT_HOST_ROOT: "/usr", AGENT_AUDIT_ROOT: "/etc", AGENT_SCANNER_USER: "nobody" };
    expect(machine(mounts)).toMatchObject({ hostRoot: "/usr", auditRoot: "/etc" });
  });
});

describe("plain HTTP", () => {
  const headUrl = (environment: Record<string, string>) =>
    readConfig({ ENROLLMENT_TOKEN: "t", ...environment }).headUrl;

  test.each([
    ["http://127.0.0.1:8000"],
    ["http://127.8.9.10"],
    ["http://localhost:8000"],
    ["http://[::1]:8000"],
    ["http://[::ffff:127.0.0.1]"],
    ["https://head.example.org"],
  ])("is taken for this machine: %s", (HEAD_URL) => {
    expect(headUrl({ HEAD_URL })).toBe(HEAD_URL);
  });

  test.each([
    ["http://head.example.org"],
    ["http://10.0.0.1:8000"],
    ["http://localhost.example.org"],
    ["http://127.0.0.1.example.org"],
    ["http://0.0.0.0:8000"],
    ["http://[::ffff:10.0.0.1]"],
  ])("is refused with a sentence for any other: %s", (HEAD_URL) => {
    expect(() => headUrl({ HEAD_URL })).toThrow(
      /^HEAD_URL http:\/\/\S+ would send tokens and findings unencrypted: use https, or set AGENT_ALLOW_HTTP=true /,
    );
    expect(headUrl({ HEAD_URL, AGENT_ALLOW_HTTP: "true" })).toBe(HEAD_URL);
  });

  test.each([["head.example.org"], ["ftp://127.0.0.1"], ["ws://127.0.0.1"], ["http://"]])(
    "is not the question for %s",
    (HEAD_URL) => {
      expect(() => headUrl({ HEAD_URL })).toThrow("HEAD_URL must be an http or https address.");
    },
  );

  test("is allowed by nothing but a clear word", () => {
    expect(() => headUrl({ HEAD_URL: "http://10.0.0.1", AGENT_ALLOW_HTTP: "maybe" })).toThrow(
      'AGENT_ALLOW_HTTP must be "true" or "false".',
    );
  });
});

test.each(["0", "3601", "soon"])("a head may not be away for %s seconds", (seconds) => {
  const environment = { ENROLLMENT_TOKEN: "t", AGENT_HEAD_AWAY_SECONDS: seconds };
  expect(() => readConfig(environment)).toThrow("AGENT_HEAD_AWAY_SECONDS must be a number from 1 to 3600.");
});
