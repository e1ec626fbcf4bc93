import { z } from "zod";
import type { RuleScanner } from "./compile.ts";
import { distinctProblems, type RuleProblem } from "./rule-problems.ts";

const Stored = z.array(z.object({ line: z.int().nullable(), message: z.string() })).catch([]);

/** What a compiler warned of in rules that it took: each once, at most 50. */
export function ruleWarnings(scanner: RuleScanner, output: string, content: string): RuleProblem[] {
  const lines = output.split("\n").map((text) => text.trim());
  return distinctProblems(READERS[scanner](lines, content));
}

/** Warnings as they are kept with the rules. */
export function storedWarnings(value: unknown): RuleProblem[] {
  return Stored.parse(value);
}

const READERS: Record<RuleScanner, (lines: string[], content: string) => RuleProblem[]> = {
  yara: readYara,
  suricata: readSuricata,
  clamav: readClamav,
};

/** `warning: rule "A" in ./rules.yar(2): string "$a" may slow down scanning`, or `./rules.yar(2): warning: …` of older ones. */
function readYara(lines: string[]): RuleProblem[] {
  return lines.flatMap((text) => {
    const [, line, message] =
      /^warning: rule ".{1,200}?" in .*?rules\.yar\((\d{1,7})\): (.*)$/.exec(text) ??
      /rules\.yar\((\d{1,7})\): warning: (.*)$/.exec(text) ??
      [];
    return line === undefined || message === undefined ? [] : [{ line: Number(line), message }];
  });
}

/** `W: detect-classtype: signature sid:3 uses unknown classtype: "nope"`. What it says of the machine is not about rules. */
function readSuricata(lines: string[], content: string): RuleProblem[] {
  const rules = content.split("\n");
  return lines.flatMap((text) => {
    const message = /^W: detect[a-z-]*: (.*?)(?: This message won't be shown again.*)?$/.exec(text)?.[1];
    if (message === undefined) return [];
    const sid = /\bsid:(\d{1,10})\b/.exec(message)?.[1];
    const index = sid === undefined ? -1 : rules.findIndex((rule) => sidOf(rule) === sid);
    return [{ line: index === -1 ? null : index + 1, message }];
  });
}

function sidOf(rule: string): string | undefined {
  return /[\s;(]sid\s*:\s*(\d{1,10})\s*;/.exec(rule)?.[1];
}

/** `LibClamAV Warning: cli_…: Signature without a target at line 2`. */
function readClamav(lines: string[]): RuleProblem[] {
  return lines.flatMap((text) => {
    const [, message, line] = /^LibClamAV Warning: (?:\w+: )?(.*) at line (\d{1,7})$/.exec(text) ?? [];
    return message === undefined ? [] : [{ line: Number(line), message }];
  });
}
