import { describe, expect, test } from "vitest";
import { lynisCommand } from "./command.ts";
import { lynisOptions } from "./options.ts";

const command = (options: unknown = {}) => lynisCommand(lynisOptions.parse(options));

const HOSTILE = [
  "--profile=/tmp/x",
  "-Q",
  "KRNL-5820 --plugindir /tmp",
  "KRNL-5820;id",
  "$(id)",
  "`id`",
  "KRNL-582",
  "krnl-5820",
  "KRNL-58200",
  "KRNL-5820\n",
  "../x",
  "",
  " ",
  "*",
  "-",
];

describe("the lynis command", () => {
  test("is a list of constants, with all files in the private directory", () => {
    expect(command()).toMatchInlineSnapshot(`
      {
        "command": {
          "args": [
            "audit",
            "system",
            "--cronjob",
            "--no-colors",
            "--quiet",
            "--profile",
            "agent.prf",
            "--report-file",
            "lynis-report.dat",
            "--logfile",
            "lynis.log",
          ],
          "file": "lynis",
        },
        "files": [
          {
            "content": "refresh-repositories=no
      skip-upgrade-test=yes
      skip-test=NETW-2704
      skip-test=NETW-2705
      ",
            "name": "agent.prf",
          },
        ],
        "outputFile": "lynis-report.dat",
      }
    `);
  });

  test("covers every option", () => {
    const tests = command({ tests: ["KRNL-5820", "DEB-0280", "KRNL-5820"], skipSlow: true });
    expect(tests.command.args.slice(-2)).toEqual(["--tests", "KRNL-5820 DEB-0280"]);
    expect(tests.files[0]?.content).toContain("skip-test=CRYP-7902\n");
    const groups = command({ groups: ["kernel", "ssh"] });
    expect(groups.command.args.slice(-2)).toEqual(["--tests-from-group", "kernel ssh"]);
  });

  test.each(HOSTILE)("accepts %j in no option", (value) => {
    expect(lynisOptions.safeParse({ tests: [value] }).success).toBe(false);
    expect(lynisOptions.safeParse({ groups: [value] }).success).toBe(false);
    expect(lynisOptions.safeParse({ skipSlow: value }).success).toBe(false);
    expect(lynisOptions.safeParse({ [value]: true }).success).toBe(false);
  });

  test.each([{ tests: [] }, { groups: [] }, { tests: ["KRNL-5820"], groups: ["kernel"] }, { profile: "x" }])(
    "refuses %o",
    (options) => {
      expect(lynisOptions.safeParse(options).success).toBe(false);
    },
  );
});
