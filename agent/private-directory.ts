import { chmod, chown, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { execa } from "execa";
import { findProgram } from "./program.ts";
import { dropArguments, type ScannerUser } from "./scanner-user.ts";

export interface Contents {
  /** Names without a slash. */
  files?: readonly { name: string; content: string }[] | undefined;
  /** Files and folders of this machine, which stay readable for whom they are readable for. Names without a slash. */
  copies?: readonly { name: string; from: string }[] | undefined;
}

/**
 * A new directory below `parent` for one program, with its files. Where that program is to run as `user`, it may write there as
 * one of the user's group: giving the directory away would take a capability (CHOWN) that agents do without, and would keep
 * an agent without another one (DAC_OVERRIDE) from clearing it away.
 */
export async function makePrivateDirectory(
  parent: string,
  { files = [], copies = [] }: Contents,
  user?: ScannerUser,
): Promise<string> {
  const directory = await mkdtemp(join(parent, "scan-"));
  if (user) await share(directory, user, 0o770);
  for (const { name, content } of files) {
    const file = join(directory, basename(name));
    await writeFile(file, content, { mode: 0o600 });
    if (user) await share(file, user, 0o640);
  }
  for (const { name, from } of copies)
    await cp(from, join(directory, basename(name)), { recursive: true, dereference: true });
  return directory;
}

/**
 * Removes it with all that lies in it. Folders that the user made in it are the user's alone to clear, and one that the user
 * closed to itself may stay. Never throws.
 */
export async function removePrivateDirectory(directory: string, user?: ScannerUser | null): Promise<void> {
  const isGone = () =>
    rm(directory, { recursive: true, force: true }).then(
      () => true,
      () => false,
    );
  if ((await isGone()) || !user) return;
  const script = 'chmod -R u+rwx -- "$0"/* "$0"/.[!.]*; rm -rf -- "$0"/* "$0"/.[!.]*';
  const args = [...dropArguments(user, []), "--", "sh", "-c", script, directory];
  await execa(findProgram("setpriv") ?? "setpriv", args, { reject: false, stdio: "ignore" });
  await isGone();
}

/** The kernel lets an owner share a file with the groups that the owner is in, without any capability. */
async function share(path: string, { gid }: ScannerUser, mode: number): Promise<void> {
  const groups = process.getgroups?.() ?? [];
  if (!groups.includes(gid)) process.setgroups?.([...groups, gid]);
  await chown(path, process.geteuid?.() ?? -1, gid);
  await chmod(path, mode);
}
