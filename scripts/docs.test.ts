import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { projectDir } from "./project.ts";

const pages = globSync(["*.md", "{agent,docs,k8s,deploy,examples}/**/*.md"], { cwd: projectDir });
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

describe.each(pages)("%s", (page) => {
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
});
