import { describe, expect, test } from "vitest";
import type { RuleSet } from "../../scanner.ts";
import { clamscanCommand, excludedFolders, inventoryCommand } from "./command.ts";
import { clamavOptions } from "./options.ts";
import { signatureFiles } from "./signatures.ts";

const HOSTILE = [
  "--remove",
  "--move=/tmp",
  "-l/tmp/x",
  "-",
  "--",
  "",
  " ",
  "a b",
  "$(x)",
  "a;b",
  "../x",
  "a\nb",
  "x.hdb",
  "/etc/passwd",
];

const command = (options: unknown = {}, paths = ["/srv/tree"], databases = ["/var/lib/clamav"]) =>
  clamscanCommand({ options: clamavOptions.parse(options), paths, databases });

describe("the ClamAV commands", () => {
  test("are lists of constants and numbers, with the paths behind --", () => {
    expect(command()).toMatchInlineSnapshot(`
      {
        "args": [
          "--recursive",
          "--allmatch",
          "--stdout",
          "--follow-dir-symlinks=0",
          "--follow-file-symlinks=0",
          "--alert-exceeds-max=yes",
          "--alert-encrypted=yes",
          "--max-dir-recursion=100000",
          "--max-filesize=104857600",
          "--max-scansize=419430400",
          "--max-recursion=17",
          "--max-scantime=120000",
          "--database=/var/lib/clamav",
          "--",
          "/srv/tree",
        ],
        "file": "clamscan",
      }
    `);
    expect(inventoryCommand({ paths: ["/srv/tree"] })).toMatchInlineSnapshot(`
      {
        "args": [
          "-P",
          "/srv/tree",
          "(",
          "-type",
          "d",
          "-readable",
          "-printf",
          "d\\0",
          "-o",
          "-type",
          "d",
          "-printf",
          "u\\0",
          "-prune",
          "-o",
          "-type",
          "f",
          "-path",
          "*
      *",
          "-printf",
          "n%p\\0",
          "-o",
          "-type",
          "f",
          "-printf",
          "f\\0",
          "-o",
          "-type",
          "l",
          "-printf",
          "l\\0",
          "-o",
          "-printf",
          "s%p\\0",
          ")",
        ],
        "file": "find",
      }
    `);
  });

  test("cover every option", () => {
    const options = {
      signatures: "BOTH",
      ruleSets: ["own", "own", "more"],
      maxFileBytes: 1_000,
      maxScanBytes: 2_000,
      maxArchiveDepth: 3,
      fileTimeoutSeconds: 4,
      detectUnwanted: true,
    };
    expect(clamavOptions.parse(options).ruleSets).toEqual(["own", "more"]);
    expect(command(options).args).toEqual(
      expect.arrayContaining([
        "--max-filesize=1000",
        "--max-scansize=2000",
        "--max-recursion=3",
        "--max-scantime=4000",
        "--detect-pua=yes",
      ]),
    );
  });

  test("have no option that changes a file", () => {
    const { args } = command({ detectUnwanted: true });
    expect(args.join(" ")).not.toMatch(/remove|move=|copy|--log|leave-temps/);
  });

  test("leave out the kernel's folders when everything is scanned, but not when they are asked for", () => {
    expect(excludedFolders(["/"])).toEqual(["/proc", "/sys", "/dev"]);
    expect(excludedFolders(["/", "/dev/shm"])).toEqual(["/proc", "/sys"]);
    expect(excludedFolders(["/srv"])).toEqual([]);
    expect(command({}, ["/"]).args).toContain("--exclude-dir=^/proc(/|$)");
    expect(inventoryCommand({ paths: ["/"] }).args.join(" ")).toContain("-path /proc -prune -o");
  });

  test.each(HOSTILE)("accept %j neither as option nor as rule set", (value) => {
    for (const option of [
      "signatures",
      "maxFileBytes",
      "maxScanBytes",
      "maxArchiveDepth",
      "fileTimeoutSeconds",
      "detectUnwanted",
    ]) {
      expect(clamavOptions.safeParse({ [option]: value }).success).toBe(false);
    }
    expect(clamavOptions.safeParse({ ruleSets: [value] }).success).toBe(false);
    expect(clamavOptions.safeParse({ [value]: true }).success).toBe(false);
  });

  test.each(HOSTILE.filter((value) => !value.startsWith("/")))("refuse the path %j", (path) => {
    expect(() => command({}, [path])).toThrow("not an absolute path");
    expect(() => inventoryCommand({ paths: [path] })).toThrow("not an absolute path");
  });

  test.each([
    { signatures: "RULE_SETS" },
    { signatures: "SYSTEM", ruleSets: ["own"] },
    { maxFileBytes: 0 },
    { maxFileBytes: 2 ** 31 },
    { maxArchiveDepth: 1.5 },
    { unknown: 1 },
  ])("refuse %o", (options) => {
    expect(clamavOptions.safeParse(options).success).toBe(false);
  });

  test("use rule sets when some are named, else the system's signatures", () => {
    expect(clamavOptions.parse({}).signatures).toBe("SYSTEM");
    expect(clamavOptions.parse({ ruleSets: ["own"] }).signatures).toBe("RULE_SETS");
  });
});

const set = (content: string): RuleSet => ({ name: "own", version: 1, sha256: "0", content });
const MD5 = "44d88612fea8a8f36de82e1278abb02f";

describe("a rule set for ClamAV", () => {
  test.each([
    [`${MD5}:68:Eicar\n`, "rules-0.hdb"],
    [`# a comment\n\n${MD5}:*:Eicar:73\n`, "rules-0.hdb"],
    [`${MD5}${MD5}:68:Eicar\r\n`, "rules-0.hsb"],
    ["Demo.Marker:0:*:4d414c57{2-4}(41|42)??*\n", "rules-0.ndb"],
    ["Demo;Engine:51-255,Target:0;(0&1);4d41;4c57\n", "rules-0.ldb"],
    ['rule demo { strings: $a = "x:1:*:00" condition: $a }\n', "rules-0.yar"],
  ])("of %j goes into %s", (content, name) => {
    expect(signatureFiles([set(content)])).toEqual([{ name, content }]);
  });

  test.each([
    ["", "empty"],
    ["hello\n", "neither"],
    [`${MD5}:68:Eicar\nbad line\n`, "line 2 is no hdb signature"],
    ['include "/etc/passwd"\nrule demo { condition: true }\n', "includes another file"],
  ])("of %j is refused", (content, why) => {
    expect(() => signatureFiles([set(content)])).toThrow(why);
  });
});
