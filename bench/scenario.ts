import { type AlertFacts, COMPANY_MINUTES } from "../server/intelligence/unusualness.ts";
import { readAlerts } from "./alerts.ts";
import type { Labelled } from "./regression.ts";

/** What the head makes one detection of, at the end of a scenario. */
export type ScenarioDetection = Labelled & { firstSeen: number; lastSeen: number; eventCount: number };

/** The detections of a scenario, as the head tells them apart: by detector, host and address. In the order of their first alerts. */
export async function readScenario(file: string): Promise<ScenarioDetection[]> {
  const found = new Map<string, Omit<ScenarioDetection, "facts"> & { ip: string }>();
  for await (const { name, host, ip, time, isAttack } of readAlerts(file)) {
    const key = JSON.stringify([name, host, ip]);
    const known = found.get(key) ?? { ip, firstSeen: time, lastSeen: time, eventCount: 0, isAttack: false };
    found.set(key, {
      ...known,
      firstSeen: Math.min(known.firstSeen, time),
      lastSeen: Math.max(known.lastSeen, time),
      eventCount: known.eventCount + 1,
      isAttack: known.isAttack || isAttack,
    });
  }
  const detections = [...found.values()].sort((a, b) => a.firstSeen - b.firstSeen);
  const byAsset = Map.groupBy(detections, ({ ip }) => ip);
  return detections.map(({ ip, ...detection }) => ({
    ...detection,
    facts: factsOf(
      detection.firstSeen,
      (byAsset.get(ip) ?? []).map(({ firstSeen }) => firstSeen),
    ),
  }));
}

/** As `rankAlerts` finds them: `times` are when the alerts of the asset, this one among them, were first seen. */
function factsOf(firstSeen: number, times: number[]): AlertFacts {
  const near = times.filter((time) => Math.abs(time - firstSeen) <= COMPANY_MINUTES * 60);
  return { hoursWatched: (firstSeen - Math.min(...times)) / 3600, company: near.length - 1 };
}
