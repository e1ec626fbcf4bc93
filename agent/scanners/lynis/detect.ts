import { closeSync, openSync, readSync } from "node:fs";
import { isRoot, probeVersion } from "../../probe.ts";
import { findProgram } from "../../program.ts";
import type { Capability, MachineSettings } from "../../scanner.ts";
import { readNode } from "./node/node.ts";

const RELEASE_WITHIN_BYTES = 16 * 1024;

/** Of an agent in a container that was given the files of its machine, but not what an audit takes. */
const NO_AUDIT_ROOT =
  "lynis would audit the agent's container: AGENT_AUDIT_ROOT has it audit the machine, or run an agent on the machine itself.";

/**
 * Runs `lynis --version`, which, unlike `lynis show version`, writes no report of its own. Privileged means root: without
 * it lynis leaves out a part of its tests without a word in the report. An agent in a container audits its machine as no
 * root, by another mount of its file system. Never throws.
 */
export async function detectLynis(
  file = "lynis",
  { hostRoot, auditRoot }: MachineSettings = {},
): Promise<Capability> {
  const probe = await probeVersion({
    name: "lynis",
    file,
    args: ["--version"],
    pattern: /^(\d+\.\d+\S{0,40})\s*$/m,
  });
  if ("unusable" in probe) return probe.unusable;
  const isInContainer = hostRoot !== undefined;
  return {
    name: "lynis",
    version: probe.version,
    privileged: isRoot() && !isInContainer,
    problem: isInContainer ? await problemOfAudit(auditRoot) : null,
    signaturesAt: releasedAt(findProgram(file)),
  };
}

async function problemOfAudit(auditRoot: string | undefined): Promise<string | null> {
  if (auditRoot === undefined) return NO_AUDIT_ROOT;
  const node = await readNode(auditRoot);
  return "problem" in node ? node.problem : null;
}

/** lynis is a shell script that holds the moment of its release near its beginning; null where it does not. */
function releasedAt(program: string | null): string | null {
  if (program === null) return null;
  const start = Buffer.alloc(RELEASE_WITHIN_BYTES);
  try {
    const file = openSync(program, "r");
    try {
      readSync(file, start, 0, start.length, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    return null; // not for us to read: then its age is not known
  }
  const seconds = /^\s*PROGRAM_RELEASE_TIMESTAMP=(\d{9,10})$/m.exec(start.toString("latin1"))?.[1];
  return seconds === undefined ? null : new Date(Number(seconds) * 1_000).toISOString();
}
