import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/**
 * Reads alerts of the AIT Alert Data Set (`time,name,ip,host,short,…`, compressed with xz) as events of suricata's kind,
 * chunk by chunk: one detection for each detector, host and address. Ends after `limit`. Rejects where xz fails.
 */
export async function* readAlerts(file: string, chunkSize: number, limit: number): AsyncGenerator<object[]> {
  const xz = spawn("xz", ["--decompress", "--stdout", "--", file], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(xz, "exit");
  let chunk: object[] = [];
  let sequence = 0;
  try {
    for await (const line of createInterface({ input: xz.stdout })) {
      const event = eventOf(line, sequence + 1);
      if (!event) continue;
      sequence += 1;
      chunk.push(event);
      if (chunk.length === chunkSize) {
        yield chunk;
        chunk = [];
      }
      if (sequence === limit) break;
    }
    if (chunk.length > 0) yield chunk;
  } finally {
    xz.kill();
    await exited;
  }
}

/** The head line and lines of another form are no alerts. */
function eventOf(line: string, sequence: number): object | null {
  const [, time, name, ip, host, short] =
    /^(\d+),(?:"?)(.+?)(?:"?),([\d.]+|[\da-f:]+),([^,]*),([^,]*),[^,]*,[^,]*$/.exec(line) ?? [];
  if (!time || !name || !ip || !short) return null;
  return {
    sequence,
    type: "alert",
    observedAt: new Date(Number(time) * 1000).toISOString(),
    asset: { kind: "HOST", address: ip },
    data: { host, detector: short },
    finding: {
      category: "alert",
      title: name.slice(0, 300),
      severity: "MEDIUM",
      identity: { signature: name.slice(0, 300), host: host ?? "" },
      evidence: { host, detector: short },
    },
  };
}
