import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Child, startChild } from "../../scripts/child.ts";
import type { Image } from "./build.ts";

export interface Container {
  image: Image;
  /** Added to the image's environment. */
  env: Record<string, string>;
  /** Folders of this machine, by where the container has them, to be written to. */
  volumes?: Record<string, string>;
  /** In this order: this machine's file system, read-only with all below, as a node's; or an empty one in memory. */
  mounts?: { place: string; of: "node" | "memory" }[];
  /** As of docker's --cap-add, after --cap-drop ALL. */
  capabilities?: string[];
  /** As of docker's --user, in place of the image's. */
  user?: string;
  /** In place of the image's command. */
  command?: string[];
}

/**
 * Runs a container's command as its user in the image's tree: read-only but for /tmp and volumes, in mount and process
 * namespaces of its own, with no capabilities but those named as the most that it can ever have.
 */
export async function runContainer(name: string, container: Container, logFile: string): Promise<Child> {
  const { image, env, volumes = {}, capabilities = [], command = image.command } = container;
  const { root } = image;
  const nodes = (container.mounts ?? []).filter(({ of }) => of === "node").map(({ place }) => place);
  for (const target of ["/proc", "/tmp", ...Object.keys(volumes), ...nodes])
    await mkdir(join(root, target), { recursive: true });
  const [uid, gid] = (container.user ?? image.user).split(":");
  const most = ["-all", ...capabilities.map((one) => `+${one}`)].join(",");
  const mounts = [
    `mount --bind '${root}' '${root}'`,
    `mount -o remount,ro,bind '${root}'`,
    `mount --bind /dev '${root}/dev'`,
    `mount -t proc proc '${root}/proc'`,
    `mount -t tmpfs -o size=64m,mode=1777 tmpfs '${root}/tmp'`,
    ...(container.mounts ?? []).map(({ place, of }) =>
      of === "node" ? mountNode(`${root}${place}`) : `mount -t tmpfs -o mode=0777 tmpfs '${root}${place}'`,
    ),
    ...Object.entries(volumes).map(([to, from]) => `mount --bind '${from}' '${root}${to}'`),
  ];
  const identity = [
    "setpriv",
    `--reuid=${uid}`,
    `--regid=${gid}`,
    "--clear-groups",
    `--bounding-set=${most}`,
    "--inh-caps=-all",
    ...(uid === "0" ? ["--no-new-privs"] : []),
  ];
  const inside = [
    "cd",
    image.workdir,
    "&&",
    "exec",
    ...identity,
    "--",
    ...command.map((word) => `'${word}'`),
  ].join(" ");
  const script = `${mounts.join(" && ")} && exec chroot '${root}' /bin/sh -c "$INSIDE"`;
  const runtime = await startChild({
    name,
    command: ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script],
    env: { ...image.env, ...env, INSIDE: inside },
    logFile,
  });
  return { ...runtime, stop: (signal, graceMs) => stopContainer(runtime, signal, graceMs) };
}

/**
 * Asks the container's first process to end, and ends it with all that it started. The end of `unshare`, which hears no
 * signal but KILL, is none for it: a process that becomes another user no longer dies with its parent.
 */
async function stopContainer(runtime: Child, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const children = await readFile(`/proc/${runtime.pid}/task/${runtime.pid}/children`, "utf8").catch(
    () => "",
  );
  const first = Number.parseInt(children, 10);
  const tell = (one: NodeJS.Signals) => {
    if (!runtime.isRunning()) return;
    if (existsSync(`/proc/${first}`)) process.kill(first, one);
    else runtime.kill();
  };
  tell(signal);
  const timer = setTimeout(() => tell("SIGKILL"), graceMs);
  await runtime.exited;
  clearTimeout(timer);
}

function mountNode(place: string): string {
  const below = `cut -d' ' -f5 /proc/self/mountinfo | grep '^${place}'`;
  return `mount --rbind / '${place}' && ${below} | while read -r one; do mount -o remount,bind,ro "$one"; done`;
}
