import type { Dir, Dirent } from "node:fs";
import { lstat, opendir } from "node:fs/promises";

/** One entry below a path. Paths are bytes in latin1, as names need not be UTF-8. */
export type WalkedEntry =
  | { kind: "file" | "folder"; path: string }
  | { kind: "link" | "special"; path: string }
  | { kind: "error"; path: string; why: string };

/** All that lies at and below `roots`, in no order, following no link and entering no excluded folder. Never throws. */
export async function* walkFiles(
  roots: readonly string[],
  excluded: ReadonlySet<string>,
): AsyncGenerator<WalkedEntry> {
  const folders: string[] = [];
  for (const root of roots) {
    const kind = await kindOf(root);
    if (kind === "folder") folders.push(root);
    else yield kind === null ? { kind: "error", path: root, why: "Can't access file" } : { kind, path: root };
  }
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (excluded.has(folder)) continue;
    yield { kind: "folder", path: folder };
    for await (const { name, kind } of entriesOf(folder)) {
      if (kind === "error") {
        yield { kind, path: folder, why: "Can't open directory." };
        continue;
      }
      const path = folder.endsWith("/") ? folder + name : `${folder}/${name}`;
      if (kind === "folder") folders.push(path);
      else yield { kind, path };
    }
  }
}

type Kind = "file" | "folder" | "link" | "special";

/** The names in a folder; "error" when it cannot be opened, or not be read to its end. */
async function* entriesOf(folder: string): AsyncGenerator<{ name: string; kind: Kind | "error" }> {
  let directory: Dir;
  try {
    // Buffers are opened as they are; the names come in latin1.
    directory = await opendir(toBytes(folder), { encoding: "latin1", bufferSize: 256 });
    for await (const entry of directory) yield { name: entry.name, kind: kindOfEntry(entry) };
  } catch {
    yield { name: "", kind: "error" };
  }
}

async function kindOf(path: string): Promise<Kind | null> {
  try {
    return kindOfEntry(await lstat(toBytes(path)));
  } catch {
    // Gone, or not for us to see: the caller says so.
    return null;
  }
}

function kindOfEntry(entry: Pick<Dirent, "isFile" | "isDirectory" | "isSymbolicLink">): Kind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "special";
}

function toBytes(path: string): Buffer {
  return Buffer.from(path, "latin1");
}
