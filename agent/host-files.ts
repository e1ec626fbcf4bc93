import { readFileSync } from "node:fs";
import { lstat, readlink, realpath } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/** As the kernel: more links than this in one path are a circle. */
const MAX_LINKS = 40;

/**
 * The files of the machine that is scanned. An agent in a container sees them below a folder where the host's file system is
 * mounted; assignments, policy, events and coverage name them as they are named on the host, here they are only read.
 */
export class HostFiles {
  readonly #root: string;

  /** `root` is the folder where the host's file system is mounted; absent or "/" when the agent runs on the host. */
  constructor(root = "/") {
    this.#root = root === "/" ? "" : root;
  }

  /** Where a path of the host can be read here. */
  locate(path: string): string {
    if (this.#root === "" || path === "/") return this.#root || path;
    return this.#root + path;
  }

  /** The host's name of a path here, as text or as bytes in latin1. A path that is not below the root stays as it is. */
  nameOf(path: string): string {
    if (this.#root === "") return path;
    if (path === this.#root) return "/";
    return path.startsWith(`${this.#root}/`) ? path.slice(this.#root.length) : path;
  }

  /**
   * A path of the host without links, as the host itself would see it: an absolute link starts at the host's root, and ".."
   * never leads above it. Each part is looked at by itself, so that the kernel follows no link out of the root. Throws what
   * the file system throws for a path that is not there.
   */
  async resolve(path: string): Promise<string> {
    if (this.#root === "") return realpath(path);
    const left = path.split("/").reverse();
    let resolved: string[] = [];
    let links = 0;
    while (left.length > 0) {
      const part = left.pop() ?? "";
      if (part === "" || part === ".") {
        // "file/" and "file/." ask for a folder, as for the kernel.
        if (resolved.length > 0) await this.#assertFolder(resolved);
        continue;
      }
      if (part === "..") {
        if (resolved.length > 0) await this.#assertFolder(resolved);
        resolved.pop();
        continue;
      }
      const next = [...resolved, part];
      const here = this.locate(`/${next.join("/")}`);
      if (!(await lstat(here)).isSymbolicLink()) {
        resolved = next;
        continue;
      }
      links += 1;
      if (links > MAX_LINKS) throw new Error(`too many links in ${path}`);
      const target = await readlink(here);
      if (target.startsWith("/")) resolved = [];
      left.push(...target.split("/").reverse());
    }
    return `/${resolved.join("/")}`;
  }

  /** The machine's name: that of the host, where its file system is mounted. */
  hostname(): string {
    if (this.#root === "") return hostname();
    return this.#readLine("/etc/hostname") ?? hostname();
  }

  async #assertFolder(parts: readonly string[]): Promise<void> {
    const path = `/${parts.join("/")}`;
    if (!(await lstat(this.locate(path))).isDirectory()) throw new Error(`${path} is no folder`);
  }

  #readLine(path: string): string | null {
    try {
      return readFileSync(join(this.#root, path), "utf8").trim().split("\n")[0] || null;
    } catch {
      // Not there, or not for us to read: the caller has another source.
      return null;
    }
  }
}
