import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectDir } from "../../scripts/project.ts";

/** A fenced block of a page. */
export interface DocBlock {
  page: string;
  /** Line of its fence, from 1. */
  line: number;
  /** What stands behind the opening fence. */
  language: string;
  text: string;
  /** Tests that run it, by `<!-- run by test/a.test.ts -->` on the line before; empty where `test/docs.test.ts` does. */
  runBy: string[];
  /** Why no test runs it, by `<!-- not run: it takes a cluster -->`. */
  reason: string | null;
}

/** All pages that people read, relative to the project. */
export const docPages = globSync(["*.md", "{agent,docs,k8s,deploy,examples}/**/*.md"], {
  cwd: projectDir,
}).sort();

/** All fenced blocks of a page, in order. */
export function readBlocks(page: string): DocBlock[] {
  const text = readFileSync(join(projectDir, page), "utf8");
  const fences = text.matchAll(/(?:^<!-- (run by|not run:) (.*) -->\n)?^```(.*)\n([\s\S]*?)^```$/gm);
  return [...fences].map(({ index, 1: kind, 2: words = "", 3: language = "", 4: body = "", 0: all }) => ({
    page,
    line: text.slice(0, index + all.indexOf("```")).split("\n").length,
    language,
    text: body,
    runBy: kind === "run by" ? words.split(/, | and /) : [],
    reason: kind === "not run:" ? words : null,
  }));
}

/** What stands in code within the sentences and tables of a page. */
export function readCode(page: string): string[] {
  const text = readFileSync(join(projectDir, page), "utf8").replaceAll(/^```[\s\S]*?^```$/gm, "");
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
}

/** The one block of a page that begins so. */
export function findBlock(page: string, start: string): string {
  const found = readBlocks(page).filter(({ text }) => text.startsWith(start));
  if (found.length !== 1) throw new Error(`${page} has ${found.length} blocks that begin with "${start}".`);
  return found[0]?.text ?? "";
}
