import type { MachineSettings } from "../../scanner.ts";
import { askClamd, ClamdError } from "./clamd-connection.ts";
import { addressText, type ClamdSettings, findClamdSettings } from "./clamd-settings.ts";

const ANSWER_TIMEOUT_MS = 5_000;

/** A clamd that answered. */
export interface RunningClamd extends ClamdSettings {
  engineVersion: string;
  /** When its daily signatures were built; null when it has none, or does not say. */
  builtAt: Date | null;
  /** "daily 27500", or empty. */
  versions: string;
}

export type ClamdSearch = { clamd: RunningClamd } | { without: string };

/** The clamd of this machine if it answers now, else why there is none, in a sentence. Never throws. */
export async function findClamd(machine: MachineSettings): Promise<ClamdSearch> {
  const settings = findClamdSettings(machine);
  if (settings === null)
    return {
      without:
        machine.clamdSocket === "off"
          ? "The agent's owner wants no clamd."
          : "No clamd is set up for the agent.",
    };
  try {
    const answer = await askClamd(settings.address, "VERSION", ANSWER_TIMEOUT_MS);
    const version = parseVersion(answer);
    if (version === null) throw new ClamdError("it does not answer as clamd does");
    return { clamd: { ...settings, ...version } };
  } catch (error) {
    if (!(error instanceof ClamdError)) throw error;
    return { without: `clamd at ${addressText(settings.address)} is not used: ${error.message}.` };
  }
}

/** "ClamAV 1.4.6", or with official signatures "ClamAV 1.4.6/27817/Sun Nov 23 10:51:34 2025". */
export function parseVersion(
  answer: string,
): Pick<RunningClamd, "engineVersion" | "builtAt" | "versions"> | null {
  const [, engineVersion, daily, date] =
    /^ClamAV ([\w.+-]{1,40})(?:\/(\d{1,9})\/([\w: ]{1,40}))?\s*$/.exec(answer) ?? [];
  if (engineVersion === undefined) return null;
  const time = Date.parse(`${date} UTC`);
  return {
    engineVersion,
    builtAt: Number.isFinite(time) ? new Date(time) : null,
    versions: daily === undefined ? "" : `daily ${daily}`,
  };
}
