import { lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HostFiles } from "./host-files.ts";

let root: string;
let host: HostFiles;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "host-files-")));
  host = new HostFiles(root);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A small generator with a seed, so that a failing tree can be made again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe("names", () => {
  test.each([
    ["/etc/passwd", "/host/etc/passwd"],
    ["/", "/host"],
    ["/host/x", "/host/host/x"],
  ])("%s is read at %s, and back", (name, place) => {
    const mounted = new HostFiles("/host");
    expect(mounted.locate(name)).toBe(place);
    expect(mounted.nameOf(place)).toBe(name);
  });

  test("outside the root stay as they are, also where they only begin like it", () => {
    expect(new HostFiles("/host").nameOf("/hostile/x")).toBe("/hostile/x");
  });

  test("are the same on the host itself", () => {
    for (const own of [new HostFiles(), new HostFiles("/")]) {
      expect(own.locate("/etc")).toBe("/etc");
      expect(own.nameOf("/etc")).toBe("/etc");
    }
  });
});

describe("a path of the host", () => {
  test("with an absolute link starts again at the host's root", async () => {
    mkdirSync(join(root, "srv/data"), { recursive: true });
    symlinkSync("/srv/data", join(root, "data"));
    expect(await host.resolve("/data")).toBe("/srv/data");
  });

  test.each(["/../../etc", "/srv/../../../etc", "/up/etc", "/far/etc"])(
    "never leads above the root: %s",
    async (path) => {
      mkdirSync(join(root, "etc"));
      mkdirSync(join(root, "srv"));
      symlinkSync("../../../../..", join(root, "up"));
      symlinkSync("/../../..", join(root, "far"));
      expect(await host.resolve(path)).toBe("/etc");
    },
  );

  test("that a link would only have outside of the root is missing", async () => {
    symlinkSync(tmpdir(), join(root, "out"));
    await expect(host.resolve("/out")).rejects.toThrow("ENOENT");
  });

  test("in a circle of links, through a file, or that is not there throws", async () => {
    symlinkSync("/b", join(root, "a"));
    symlinkSync("/a", join(root, "b"));
    writeFileSync(join(root, "file"), "");
    await expect(host.resolve("/a")).rejects.toThrow("too many links");
    await expect(host.resolve("/file/..")).rejects.toThrow("no folder");
    await expect(host.resolve("/file/")).rejects.toThrow("no folder");
    await expect(host.resolve("/none")).rejects.toThrow("ENOENT");
  });

  // The kernel is the judge: in a twin of each tree, whose absolute links carry the twin's own root, it finds what we must.
  test.each(Array.from({ length: 60 }, (_, seed) => seed))(
    "in a random tree (%i) is what the kernel finds",
    async (seed) => {
      const random = randomOf(seed);
      const twin = realpathSync(mkdtempSync(join(tmpdir(), "host-twin-")));
      try {
        const folders = [""];
        const names = [""];
        for (let made = 0; made < 25; made += 1) {
          const parent = folders[random(folders.length)]!;
          const name = `${parent}/${"abcdef"[random(6)]}`;
          if (names.includes(name)) continue;
          names.push(name);
          const kind = random(4);
          const goal = names[random(names.length)] || "/";
          const up = "../".repeat(parent.split("/").length - 1);
          for (const tree of [root, twin]) {
            if (kind === 0) writeFileSync(tree + name, "");
            else if (kind === 1) mkdirSync(tree + name);
            else if (kind === 2) symlinkSync(tree === twin ? twin + goal : goal, tree + name);
            else symlinkSync(`${up}.${goal}`, tree + name);
          }
          if (kind === 1) folders.push(name);
        }
        for (let asked = 0; asked < 60; asked += 1) {
          const path = `${names[random(names.length)]}/${"abcdef"[random(6)]}`;
          const found = await host.resolve(path).catch(() => null);
          expect({ path, found }).toEqual({ path, found: kernelPath(twin, path) });
          if (found !== null) expect(lstatSync(root + found).isSymbolicLink()).toBe(false);
        }
      } finally {
        rmSync(twin, { recursive: true, force: true });
      }
    },
  );
});

function kernelPath(twin: string, path: string): string | null {
  try {
    return realpathSync.native(twin + path).slice(twin.length) || "/";
  } catch {
    return null;
  }
}
