import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { knownSettings } from "../test/containers/settings.ts";
import { type DocBlock, docPages, readBlocks } from "../test/support/doc-blocks.ts";
import { projectDir } from "./project.ts";

const textOf = (page: string) => readFileSync(join(projectDir, page), "utf8");

/** Names of a page's headings as links use them. */
function anchorsOf(page: string): string[] {
  const headings = textOf(page)
    .matchAll(/^#{1,6} (.+)$/gm)
    .map(([, heading = ""]) => heading);
  return [...headings].map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** What is wrong with a link of a page; nothing where it leads somewhere. */
function problemOf(page: string, link: string): string[] {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(projectDir, target))) return [`${link}: there is no ${target}`];
  if (anchor === undefined || !target.endsWith(".md")) return [];
  return anchorsOf(target).includes(anchor) ? [] : [`${link}: ${target} has no such heading`];
}

/** What `test/docs.test.ts` runs unless told otherwise. */
const RUN = ["sh", "graphql", "js"];
/** Nothing that could be run. */
const SHOWN = ["text"];

/** Why nobody knows whether a block works: no test runs it, and it does not say why. */
function gapsOf({ page, line, language, text, runBy, reason }: DocBlock): string[] {
  const place = `${page}:${line}`;
  if (![...RUN, ...SHOWN, "json", "yaml"].includes(language))
    return [`${place}: ${language || "no"} language`];
  if (reason !== null || SHOWN.includes(language)) return [];
  if (runBy.length === 0) return RUN.includes(language) ? [] : [`${place}: is run by no test`];
  const absent = runBy.filter((test) => !existsSync(join(projectDir, test)));
  if (absent.length > 0) return absent.map((test) => `${place}: there is no ${test}`);
  const tests = runBy.map(textOf).join("\n");
  if (tests.includes(`"${page}"`)) return []; // read from the page
  const words = [
    ...text.matchAll(/(?:deploy|examples)\/([\w-]+\.sh)|npm run ([\w:-]+)|npm (start)|([A-Z_]{5,})=/g),
  ];
  const names = words.map(([, ...groups]) => groups.find(Boolean) ?? "");
  if (names.length === 0) return [`${place}: ${runBy.join(", ")} does not read it`];
  return names
    .filter((name) => !tests.includes(name))
    .map((name) => `${place}: ${name} is in none of its tests`);
}

describe.each(docPages)("%s", (page) => {
  const text = textOf(page);

  it("links to pages, files and headings that are there", () => {
    const links = text.matchAll(/\]\((?!\w+:)([^)\s]+)\)/g).map(([, link = ""]) => link);
    expect([...links].flatMap((link) => problemOf(page, link))).toEqual([]);
  });

  it("names commands and files of this project as they are", () => {
    const scripts = text.matchAll(/npm run (?:--silent |-s )?([a-z][\w:-]*)/g).map(([, name = ""]) => name);
    expect([...scripts].filter((name) => !(name in packageJson.scripts))).toEqual([]);
    const files = text
      .matchAll(
        /(?<![\w/.-])((?:agent|bench|client|deploy|docs|examples|k8s|prisma|scripts|server|test)\/[\w./-]*\w)(?![\w*{<…/-])/g,
      )
      .map(([, file = ""]) => file);
    expect([...files].filter((file) => !existsSync(join(projectDir, file)))).toEqual([]);
  });

  it("has no command, operation or example that neither a test runs nor says why not", () => {
    expect(readBlocks(page).flatMap(gapsOf)).toEqual([]);
  });
});

/** What only tests and systemd set. */
const INTERNAL = ["CLIENT_DIR", "DUTY_INTERVAL_MS", "STATE_DIRECTORY"];

it.each(["head", "agent"] as const)("each setting of the %s stands on a page", (program) => {
  const text = docPages
    .filter((page) => page.startsWith("docs/"))
    .map(textOf)
    .join("\n");
  const names = knownSettings(program);
  const isFileOfAnother = (name: string) =>
    name.endsWith("_FILE") && names.includes(name.replace(/_FILE$/, ""));
  const unknown = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text) && !isFileOfAnother(name));
  expect(unknown.filter((name) => !INTERNAL.includes(name))).toEqual([]);
});
