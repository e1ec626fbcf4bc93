import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ALERT } from "../server/intelligence/rank-alerts.ts";

/** One alert of the AIT Alert Data Set. */
export type Alert = {
  /** Seconds since 1970. */
  time: number;
  name: string;
  ip: string;
  host: string;
  /** Code of its detector. */
  detector: string;
  /** It is part of an attack, by the data set's own labels. */
  isAttack: boolean;
};

/** Paths of the scenarios in a folder, by their names; none where there is no such folder. */
export async function findScenarios(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".csv.xz")).sort();
  return new Map(files.map((name) => [name.replace(".csv.xz", ""), join(folder, name)]));
}

/** Reads a scenario (`time,name,ip,host,short,…`, compressed with xz), in its order. Rejects where xz fails. */
export async function* readAlerts(file: string): AsyncGenerator<Alert> {
  const xz = spawn("xz", ["--decompress", "--stdout", "--", file], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(xz, "exit");
  try {
    for await (const line of createInterface({ input: xz.stdout })) {
      const alert = alertOf(line);
      if (alert) yield alert;
    }
  } finally {
    xz.kill();
    await exited;
  }
}

/** The head line and lines of another form are no alerts. */
function alertOf(line: string): Alert | null {
  const [, time, name, ip, host = "", detector, attack] =
    /^(\d+),(?:"?)(.+?)(?:"?),([\d.]+|[\da-f:]+),([^,]*),([^,]*),[^,]*,([^,]*)$/.exec(line) ?? [];
  if (!time || !name || !ip || !detector) return null;
  return { time: Number(time), name, ip, host, detector, isAttack: attack !== "-" };
}

/** Alerts as events of suricata's kind, chunk by chunk: one detection for each detector, host and address. Ends after `limit`. */
export async function* readAlertEvents(
  file: string,
  chunkSize: number,
  limit: number,
): AsyncGenerator<object[]> {
  let chunk: object[] = [];
  let sequence = 0;
  for await (const alert of readAlerts(file)) {
    sequence += 1;
    chunk.push(eventOf(alert, sequence));
    if (chunk.length === chunkSize) {
      yield chunk;
      chunk = [];
    }
    if (sequence === limit) break;
  }
  if (chunk.length > 0) yield chunk;
}

function eventOf({ time, name, ip, host, detector }: Alert, sequence: number): object {
  return {
    sequence,
    type: "alert",
    observedAt: new Date(time * 1000).toISOString(),
    asset: { kind: "HOST", address: ip },
    data: { host, detector },
    finding: {
      category: ALERT,
      title: name.slice(0, 300),
      severity: "MEDIUM",
      identity: { signature: name.slice(0, 300), host },
      evidence: { host, detector },
    },
  };
}
