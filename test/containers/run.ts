import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Child, startChild } from "../../scripts/child.ts";
import type { Image } from "./build.ts";

export interface Container {
  image: Image;
  /** Added to the image's environment. */
  env: Record<string, string>;
  /** Folders of this machine, by where the container has them, to be written to. */
  volumes?: Record<string, string>;
  /** As of docker's --cap-add, after --cap-drop ALL. */
  capabilities?: string[];
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
  for (const target of ["/proc", "/tmp", ...Object.keys(volumes)])
    await mkdir(join(root, target), { recursive: true });
  const [uid, gid] = image.user.split(":");
  const most = ["-all", ...capabilities.map((one) => `+${one}`)].join(",");
  const mounts = [
    `mount --bind '${root}' '${root}'`,
    `mount -o remount,ro,bind '${root}'`,
    `mount --bind /dev '${root}/dev'`,
    `mount -t proc proc '${root}/proc'`,
    `mount -t tmpfs -o size=64m,mode=1777 tmpfs '${root}/tmp'`,
    ...Object.entries(volumes).map(([to, from]) => `mount --bind '${from}' '${root}${to}'`),
  ];
  const identity = [
    "setpriv",
    `--reuid=${uid}`,
    `--regid=${gid}`,
    "--clear-groups",
    `--bounding-set=${most}`,
    "--inh-caps=-all",
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
  return startChild({
    name,
    command: ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script],
    env: { ...image.env, ...env, INSIDE: inside },
    logFile,
  });
}
