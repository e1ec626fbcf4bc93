import { readFileSync } from "node:fs";

interface Mount {
  place: string;
  isReadOnly: boolean;
  type: string;
}

/**
 * Why the machine's file system at `root` is not mounted as an audit needs it, in a sentence; null when it is: read-only with
 * all below, but for a /tmp and a /run of our own in memory. The latter also keep the sockets of the machine's services away
 * from what runs there.
 */
export function problemOfMounts(
  root: string,
  mountinfo = readFileSync("/proc/self/mountinfo", "utf8"),
): string | null {
  const mounts = new Map(readMounts(mountinfo).map((mount) => [mount.place, mount])); // the last one covers those before
  if (!mounts.has(root)) return `${root} is no mount of the machine's file system.`;
  const own = [`${root}/tmp`, `${root}/run`];
  for (const place of own) {
    const mount = mounts.get(place);
    if (mount?.type !== "tmpfs" || mount.isReadOnly)
      return `${place} is not covered by an empty file system in memory that may be written.`;
  }
  const isBelow = (place: string, folder: string) => place === folder || place.startsWith(`${folder}/`);
  const writable = [...mounts.values()].find(
    ({ place, isReadOnly }) =>
      isBelow(place, root) && !own.some((folder) => isBelow(place, folder)) && !isReadOnly,
  );
  return writable ? `${writable.place} may be written: mount ${root} read-only with all below.` : null;
}

/** See proc_pid_mountinfo(5). */
function readMounts(text: string): Mount[] {
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const words = line.split(" ");
      const rest = words.slice(words.indexOf("-", 6) + 1);
      return {
        place: (words[4] ?? "").replace(/\\([0-7]{3})/g, (_all, code: string) =>
          String.fromCharCode(Number.parseInt(code, 8)),
        ),
        isReadOnly: words[5]?.split(",").includes("ro") ?? false,
        type: rest[0] ?? "",
      };
    });
}
