import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Gap } from "../../../output/gaps.ts";
import type { ScanProcess } from "../../../scanner.ts";
import { canEnter } from "../../../scanner-user.ts";
import { type LynisCommand, lynisCommand } from "../command.ts";
import type { LynisOptions } from "../options.ts";
import { type Installation, readInstallation } from "./installation.ts";
import { leaveOut, withoutNetwork } from "./left-out.ts";
import { problemOfMounts } from "./mounts.ts";
import { findPrograms, type Programs } from "./programs.ts";

/** A machine that is audited from a container: what is needed for it is there. */
export interface Node {
  root: string;
  installation: Installation;
  programs: Programs;
}

/** Looks whether the machine whose file system is mounted at `root` can be audited, and says in a sentence if not. */
export async function readNode(root: string): Promise<Node | { problem: string }> {
  if (!canEnter())
    return {
      problem:
        "lynis can't look at the machine from this container: that takes the capabilities SYS_CHROOT, SETUID, SETGID, SETPCAP and DAC_READ_SEARCH.",
    };
  const installation = readInstallation();
  if (installation === null) return { problem: "lynis does not lie where Debian's package puts it." };
  const mounts = problemOfMounts(root);
  if (mounts !== null) return { problem: mounts };
  if (!existsSync(join(root, "proc/1/status")))
    return { problem: `${root}/proc does not show the machine's processes: mount ${root} with all below.` };
  const programs = await findPrograms(root);
  return "problem" in programs ? programs : { root, installation, programs };
}

export interface NodeAudit extends LynisCommand, Pick<ScanProcess, "copies" | "root"> {
  gaps: Gap[];
  unsure: string[];
}

/**
 * One audit of the node: our lynis, as a copy in the private directory, in the node's file system, run by the node's programs
 * as the scanners' user.
 */
export function nodeAudit(options: LynisOptions, { root, installation, programs }: Node): NodeAudit {
  const { skipped, unsure, gaps } = leaveOut(installation.tests, options);
  const { command, files, outputFile } = lynisCommand(options, skipped);
  makeSshdFolder(root);
  return {
    // From its own directory it takes includes and profiles from there alone; no plugin lies among its data.
    command: { file: "/bin/sh", args: ["./lynis", ...command.args, "--usecwd", "--plugindir", "./db"] },
    files: [...files, { name: "default.prf", content: withoutNetwork(installation.profile) }],
    outputFile,
    copies: installation.copies,
    root: { folder: root, path: programs.path },
    gaps: [...gaps, ...programs.gaps],
    unsure,
  };
}

/** Removes what audits that were killed left behind, with the agent or without it. Never throws. */
export function clearNode({ root }: Node): void {
  const folder = join(root, "tmp");
  for (const name of readdirSync(folder))
    if (/^lynis\.[A-Za-z0-9]{10}$|^scan-[A-Za-z0-9]{6}$/.test(name))
      try {
        rmSync(join(folder, name), { recursive: true, force: true });
      } catch {
        // What the scanners' user closed to us stays until the container is gone.
      }
}

/** sshd tells its settings only where the folder is that its processes shut themselves into. */
function makeSshdFolder(root: string): void {
  const folder = join(root, "run/sshd");
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}
