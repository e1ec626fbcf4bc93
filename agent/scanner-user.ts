import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** What a scanner may do beyond an ordinary user of the machine. */
export type Right = "raw-sockets" | "read-all-files";

/** The user that scanners run as where the agent is root. */
export interface ScannerUser {
  name: string;
  uid: number;
  gid: number;
}

/** Linux capabilities that grant a right, the first that the agent holds itself: containers often lack the narrower one. */
const CAPABILITIES: Record<Right, readonly (readonly [name: string, bit: bigint])[]> = {
  "raw-sockets": [["net_raw", 13n]],
  "read-all-files": [
    ["dac_read_search", 2n],
    ["dac_override", 1n],
  ],
};

/** The user of that name in /etc/passwd; null without one. */
export function findUser(name: string, passwd = readText("/etc/passwd")): ScannerUser | null {
  for (const line of passwd.split("\n")) {
    const [user, , uid, gid] = line.split(":");
    if (user === name && /^\d+$/.test(uid ?? "") && /^\d+$/.test(gid ?? ""))
      return { name, uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/**
 * Arguments of setpriv that make a program run as the user, with these rights and no others, none of which it or its children
 * can get back.
 */
export function dropArguments(
  user: ScannerUser,
  rights: readonly Right[],
  status = readText("/proc/self/status"),
): string[] {
  const kept = keptBy(rights, status);
  return [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups", ...setCapabilities(kept, kept)];
}

/** What `chroot` needs to change the root directory, and to become another user after that. */
const CHROOT_CAPABILITIES = ["sys_chroot", "setuid", "setgid"];

/**
 * Arguments of setpriv that have a program see `folder` as its file system, and run there as the user with these rights alone.
 * Our own `chroot` gives up root's rights before it starts anything that lies there: users and groups are numbers, so that it
 * looks nothing up there. What it needs for that is not inherited by the program, which can't get it back either.
 */
export function enterArguments(
  folder: string,
  user: ScannerUser,
  rights: readonly Right[],
  status = readText("/proc/self/status"),
): { setpriv: string[]; chroot: string[] } {
  const kept = keptBy(rights, status);
  return {
    setpriv: setCapabilities(kept, [...kept, ...CHROOT_CAPABILITIES]),
    chroot: [`--userspec=+${user.uid}:+${user.gid}`, "--groups=", folder],
  };
}

/** Whether this process can do what enterArguments() takes. */
export function canEnter(status = readText("/proc/self/status")): boolean {
  const held = heldBy(status);
  return ENTER_BITS.every((bit) => (held >> bit) & 1n) && keptBy(["read-all-files"], status).length > 0;
}

/** CAP_SETGID, CAP_SETUID, CAP_SETPCAP, CAP_SYS_CHROOT. */
const ENTER_BITS = [6n, 7n, 8n, 18n];

function setCapabilities(kept: readonly string[], atMost: readonly string[]): string[] {
  const only = (names: readonly string[]) => ["-all", ...names.map((name) => `+${name}`)].join(",");
  return [
    `--inh-caps=${only(kept)}`,
    `--ambient-caps=${only(kept)}`,
    `--bounding-set=${only(atMost)}`,
    // So that access(2), which clamscan asks first, goes by these capabilities as open(2) does.
    "--securebits=+no_setuid_fixup",
    "--no-new-privs",
  ];
}

function keptBy(rights: readonly Right[], status: string): string[] {
  const held = heldBy(status);
  return rights.flatMap((right) => CAPABILITIES[right].find(([, bit]) => (held >> bit) & 1n)?.[0] ?? []);
}

function heldBy(status: string): bigint {
  return BigInt(`0x${/^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? "0"}`);
}

/** Whether others than the owner may pass through a folder and all above it. */
export function isReachable(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return folder === dirname(folder) || isReachable(dirname(folder));
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // not Linux: then there is nothing to read from it
  }
}
