import { type Command, Option } from "commander";
import { type Finding, runCheck, type Verdict } from "../doctor/check.ts";
import { EXIT } from "../failure.ts";
import { oneLine, paint, say, sayJson } from "../output.ts";

const MARK: Record<Verdict, [style: "green" | "yellow" | "red" | "dim", word: string]> = {
  ok: ["green", "ok  "],
  warn: ["yellow", "warn"],
  fail: ["red", "FAIL"],
  skip: ["dim", "-   "],
};

/** `doctor`. */
export function addDoctorCommand(program: Command): void {
  program
    .command("doctor")
    .description(
      "look at the head, its database, Redis and migrations, and this machine's scanners, clock and disk",
    )
    .addOption(new Option("-f, --format <format>").choices(["table", "json"]).default("table"))
    .action(async ({ format }: { format: "table" | "json" }) => {
      const { env } = process;
      // Loaded here, as they bring the database's client, Redis' and all scanners, which no other command needs.
      const [{ headChecks }, { storeChecks }, { machineChecks }] = await Promise.all([
        import("../doctor/head-checks.ts"),
        import("../doctor/store-checks.ts"),
        import("../doctor/machine-checks.ts"),
      ]);
      const checks = [...headChecks(env), ...storeChecks(env), ...machineChecks(env)];
      const findings = (await Promise.all(checks.map(runCheck))).flat();
      if (format === "json") sayJson({ findings });
      else for (const finding of findings) sayFinding(finding);
      if (findings.some(({ verdict }) => verdict === "fail")) process.exitCode = EXIT.notRun;
    });
}

function sayFinding({ check, verdict, text, advice }: Finding): void {
  const [style, word] = MARK[verdict];
  say(`${paint(style, word)}  ${check.padEnd(11)} ${oneLine(text)}`);
  if (advice) say(`      ${" ".repeat(11)} ${paint("dim", `→ ${advice}`)}`);
}
