import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Capability } from "../../agent/scanner.ts";
import { scanners } from "../../agent/scanners.ts";
import { dataDir } from "../../scripts/project.ts";
import { scannerTools } from "../../scripts/tools.ts";
import { signatureRisk } from "../../server/agents/signature-risk.ts";
import type { Check, Verdict } from "./check.ts";

const GIB = 1024 ** 3;
/** Free space below which there is something to do. */
const FREE_BYTES = { warn: 5 * GIB, fail: GIB / 2 };

/** This machine, as an agent and an embedded head would find it. */
export function machineChecks(env: NodeJS.ProcessEnv): Check[] {
  return [
    {
      name: "scanners",
      advice: "They could not be measured.",
      look: async () => {
        const measured = await Promise.all(scanners.map((scanner) => scanner.detect()));
        return measured.map(lookAtScanner);
      },
    },
    {
      name: "disk",
      advice: "See that the folder is there and can be read.",
      look: async () => {
        const folders = [dataDir, env.AGENT_SPOOL_DIR].filter((folder) => folder !== undefined);
        return Promise.all(folders.map(lookAtFolder));
      },
    },
  ];
}

function lookAtScanner(capability: Capability) {
  const { name, version, privileged, problem } = capability;
  if (problem != null) {
    const tool = scannerTools.find((one) => one.name === name);
    const advice = version
      ? "docs/scanners.md says what it needs."
      : `apt-get install ${tool?.package ?? name}`;
    return { verdict: "warn", text: `${name}: ${problem}`, advice } as const;
  }
  const text = `${name} ${version}${privileged ? "" : ", without privileges"}`;
  const risk = signatureRisk(
    { ...capability, problem, signaturesAt: capability.signaturesAt ?? null },
    new Date(),
  );
  if (risk === null) return { verdict: "ok", text } as const;
  const advice =
    name === "clamav"
      ? "freshclam fetches signatures; rule sets of the head do as well."
      : "Install a newer release of it, or newer rules.";
  return { verdict: "warn", text: `${text}. ${risk}`, advice } as const;
}

async function lookAtFolder(folder: string) {
  const { bavail, bsize } = await statfsOf(folder);
  const free = Number(bavail) * Number(bsize);
  const verdict: Verdict = free < FREE_BYTES.fail ? "fail" : free < FREE_BYTES.warn ? "warn" : "ok";
  const advice = "Make room, or shorten EVENT_RETENTION_DAYS and ARTIFACT_RETENTION_DAYS.";
  return {
    verdict,
    text: `${(free / GIB).toFixed(1)} GiB free at ${folder}`,
    ...(verdict === "ok" ? {} : { advice }),
  };
}

/** Of the folder, or of the nearest one above it that is there. */
async function statfsOf(folder: string): ReturnType<typeof statfs> {
  try {
    return await statfs(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || dirname(folder) === folder) throw error;
    return statfsOf(dirname(folder));
  }
}
