import { mkdtempSync, readFileSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { projectDir } from "../../scripts/project.ts";

/** What k8s/base/node-agent.yaml leaves its container of root's rights, as setpriv names them. */
const capabilities = (
  /^ +add: \[(.+)\]$/m.exec(readFileSync(join(projectDir, "k8s/base/node-agent.yaml"), "utf8"))?.[1] ?? ""
)
  .split(", ")
  .map((name) => `+${name.toLowerCase()}`);

/** Where the test's own module lies, as a string of a module's text. */
export const moduleOf = (file: string): string => JSON.stringify(join(projectDir, "agent", file));

/**
 * Runs a program of Node as the container of a node agent would run it: with its capabilities, and with this machine's file
 * system as that of the node, read-only with all below in the folder that its environment calls AUDIT, with a /tmp and a
 * /run of its own. All in namespaces that end with it.
 * @param program text of a module
 * @param node commands of a shell, as root, that change what the node looks like below "$AUDIT" before the program starts
 * @returns what the program printed
 */
export async function runOnNode(program: string, node = ""): Promise<string> {
  const audit = mkdtempSync(join(tmpdir(), "node-"));
  const script = `
    mount --rbind / "$AUDIT" && mount -t proc proc "$AUDIT/proc"
    ${node}
    cut -d' ' -f5 /proc/self/mountinfo | grep "^$AUDIT" | while read -r place; do mount -o remount,bind,ro "$place"; done
    mount -t tmpfs -o mode=0777 tmpfs "$AUDIT/tmp" && mount -t tmpfs -o mode=0777 tmpfs "$AUDIT/run"
    exec "$@"`;
  const few = ["--no-new-privs", "--inh-caps=-all", `--bounding-set=${["-all", ...capabilities].join(",")}`];
  const run = ["setpriv", ...few, "--", process.execPath, "--input-type=module", "-e", program];
  const namespaces = ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
  try {
    const { stdout } = await execa("unshare", [...namespaces, "sh", "-c", script, "sh", ...run], {
      env: { AUDIT: audit },
    });
    return stdout;
  } finally {
    rmdirSync(audit);
  }
}
