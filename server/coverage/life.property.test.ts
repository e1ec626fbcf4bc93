import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { enrollAgent } from "../../test/support/graphql.ts";
import { examinedHosts, openPorts, startScan } from "../../test/support/scripted-scan.ts";
import { expireAssignments } from "../assignments/expire.ts";
import { db, pool } from "../db.ts";
import { expireAcceptances } from "../detections/expire-acceptances.ts";
import { TRANSITIONS } from "../detections/state.ts";
import { triage } from "../detections/triage.ts";
import type { DetectionStatus } from "../generated/prisma/enums.ts";

const HOSTS = ["192.0.2.1", "192.0.2.2"] as const;
const PORTS = [22, 80] as const;
const HOUR_MS = 60 * 60 * 1000;
const BY = { userId: "tester", name: "tester" };

type Place = `${string} ${number}`;
type Detection = {
  status: DetectionStatus;
  reopenedCount: number;
  receivedAt: number;
  seenBy: Agent;
  isServiceOpen: boolean;
  history: string[];
};
type Scan = {
  script: Awaited<ReturnType<typeof startScan>>;
  startedAt: number;
  agent: Agent;
  /** Ports that are not open give no answer. */
  isSilent: boolean;
  hosts: Set<string>;
  ports: Set<number>;
  isLate: boolean;
};

const subset = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const place = fc.tuple(fc.constantFrom(...HOSTS), fc.constantFrom(...PORTS));

const Step = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant("toggle" as const), place }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("start" as const),
      hosts: subset(HOSTS),
      ports: subset(PORTS),
      down: fc.subarray([...HOSTS]),
      agent: fc.constantFrom(0 as const, 1 as const),
      isSilent: fc.boolean(),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant("sweep" as const),
      agent: fc.constantFrom(0 as const, 0 as const, 1 as const),
      isSilent: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("see" as const), which: fc.nat(5) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("end" as const),
      which: fc.nat(5),
      how: fc.constantFrom("succeed" as const, "succeed" as const, "succeed" as const, "fail" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("lose" as const), which: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("judge" as const),
      place,
      act: fc.constantFrom("acknowledge", "reject", "accept", "resolve", "reopen"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("expire" as const) }) },
);
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

/** What the head should hold, by the plainest possible rules: one detection at a time, one port at a time. */
class Model {
  readonly open = new Set<Place>();
  readonly detections = new Map<Place, Detection>();
  readonly scans: Scan[] = [];
  readonly silences: { scan: Scan; places: Set<Place> }[] = [];
  clock = 0;

  see(scan: Scan): Place[] {
    const seen = [...this.open].filter((place) => covers(scan, place));
    if (scan.isLate) return seen;
    for (const place of seen) {
      const known = this.detections.get(place);
      if (known?.status === "RESOLVED") {
        known.reopenedCount += 1;
        this.#move(known, "OPEN", "REOPENED");
      }
      const { status, reopenedCount, history } = known ?? {
        status: "OPEN",
        reopenedCount: 0,
        history: ["FOUND"],
      };
      const sighting = { receivedAt: this.clock, seenBy: scan.agent, isServiceOpen: true };
      this.detections.set(place, { status, reopenedCount, history, ...sighting });
    }
    return seen;
  }

  succeed(scan: Scan): void {
    if (scan.isLate) return;
    const silence = { scan, places: new Set<Place>() };
    for (const [place, detection] of this.detections) {
      const isJudged = detection.status !== "OPEN" && detection.status !== "ACKNOWLEDGED";
      if (isJudged && !detection.isServiceOpen) continue;
      if (!covers(scan, place) || detection.receivedAt >= scan.startedAt) continue;
      if (scan.isSilent) {
        if (scan.agent !== detection.seenBy) continue;
        silence.places.add(place);
        const isFirst = this.silences.every(
          ({ scan, places }) => !places.has(place) || scan.startedAt <= detection.receivedAt,
        );
        if (isFirst) continue;
      }
      detection.isServiceOpen = false;
      if (!isJudged) this.#move(detection, "RESOLVED", "RESOLVED");
    }
    this.silences.push(silence);
  }

  judge(place: Place, act: "acknowledge" | "reject" | "accept" | "resolve" | "reopen"): void {
    const detection = this.detections.get(place);
    const status = detection && TRANSITIONS[detection.status][act];
    const kinds = {
      acknowledge: "ACKNOWLEDGED",
      reject: "FALSE_POSITIVE",
      accept: "ACCEPTED",
      resolve: "RESOLVED",
      reopen: "REOPENED",
    };
    if (detection && status) this.#move(detection, status, kinds[act]);
  }

  expire(): void {
    for (const detection of this.detections.values())
      if (detection.status === "ACCEPTED") this.#move(detection, "OPEN", "REOPENED");
  }

  state(): Record<string, object> {
    return Object.fromEntries(
      [...this.detections].map(([place, { status, reopenedCount, history }]) => [
        place,
        { status, reopenedCount, history },
      ]),
    );
  }

  #move(detection: Detection, status: DetectionStatus, kind: string): void {
    detection.status = status;
    detection.history.push(kind);
  }
}

function covers(scan: Scan, place: Place): boolean {
  const [host = "", port] = place.split(" ");
  return scan.hosts.has(host) && scan.ports.has(Number(port));
}

async function stored(): Promise<Record<string, object>> {
  const [rows, changes] = await Promise.all([
    db.detection.findMany(),
    db.detectionChange.findMany({ orderBy: [{ at: "asc" }, { id: "asc" }] }),
  ]);
  const entries = rows.map(({ id, address, port, status, reopenedCount }) => {
    const history = changes.filter(({ detectionId }) => detectionId === id).map(({ kind }) => kind as string);
    return [`${address} ${port}`, { status, reopenedCount, history }] as const;
  });
  return Object.fromEntries(entries);
}

type Agent = Awaited<ReturnType<typeof enrollAgent>>;

async function start(
  model: Model,
  agent: Agent,
  hosts: readonly string[],
  ports: readonly number[],
  isSilent: boolean,
): Promise<Scan> {
  const config = { nmap: { ports: ports.join(",") } };
  const script = await startScan(agent, { targets: hosts, config });
  const examined = { hosts: new Set(hosts), ports: new Set(ports) };
  return { script, startedAt: model.clock, agent, isSilent, ...examined, isLate: false };
}

async function see(model: Model, scan: Scan): Promise<void> {
  const events = model.see(scan).map((key) => key.split(" "));
  await scan.script.see(events.flatMap(([host = "", port]) => openPorts(host, [Number(port)])));
}

async function end(model: Model, scan: Scan, how: "succeed" | "fail"): Promise<void> {
  const ports = [...scan.ports].join(",");
  const examined = scan.isSilent
    ? examinedHosts([...scan.hosts], "", { silent: ports })
    : examinedHosts([...scan.hosts], ports);
  await scan.script[how](examined);
  await scan.script[how](examined); // a report may be repeated
  if (how === "succeed") model.succeed(scan);
}

async function take(step: Step, model: Model, agents: [Agent, Agent]): Promise<void> {
  const chosen = "which" in step ? model.scans[step.which % Math.max(1, model.scans.length)] : undefined;
  switch (step.do) {
    case "toggle": {
      const key: Place = `${step.place[0]} ${step.place[1]}`;
      if (!model.open.delete(key)) model.open.add(key);
      return;
    }
    case "start": {
      const { agent, hosts, ports, down, isSilent } = step;
      const scan = await start(model, agents[agent], hosts, ports, isSilent);
      for (const host of down) scan.hosts.delete(host);
      model.scans.push(scan);
      return;
    }
    case "sweep": {
      const scan = await start(model, agents[step.agent], HOSTS, PORTS, step.isSilent);
      await see(model, scan);
      return end(model, scan, "succeed");
    }
    case "see":
      return chosen && see(model, chosen);
    case "end": {
      if (!chosen) return;
      model.scans.splice(model.scans.indexOf(chosen), 1);
      return end(model, chosen, step.how);
    }
    case "lose": {
      if (!chosen) return;
      chosen.isLate = true;
      const { assignmentId } = chosen.script;
      await pool.query(
        `UPDATE "Assignment" SET "maxAttempts" = 1, "leaseExpiresAt" = now() - interval '1 second' WHERE id = $1`,
        [assignmentId],
      );
      await expireAssignments();
      return;
    }
    case "judge": {
      const detection = await db.detection.findFirst({
        where: { address: step.place[0], port: step.place[1] },
      });
      model.judge(`${step.place[0]} ${step.place[1]}`, step.act as "reopen");
      if (!detection) return;
      const until = new Date(Date.now() + HOUR_MS);
      await triage({ ids: [detection.id] }, { act: step.act as "accept", until }, BY);
      return;
    }
    case "expire":
      await pool.query(`UPDATE "Detection" SET "acceptedUntil" = now() WHERE status = 'ACCEPTED'`);
      await expireAcceptances();
      model.expire();
      return;
    default:
      step satisfies never;
  }
}

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan", "Detection", "DetectionChange" CASCADE`);
});

describe("detections", () => {
  it("are after any scans, failures and verdicts what the plainest rules make of them", async () => {
    const agents: [Agent, Agent] = [await enrollAgent({ slots: 256 }), await enrollAgent({ slots: 256 })];
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { minLength: 10, maxLength: 40, size: "max" }), async (steps) => {
        await pool.query(`TRUNCATE "Scan", "Detection", "DetectionChange" CASCADE`);
        const model = new Model();
        for (const step of steps) {
          model.clock += 1;
          await pool.query("SELECT pg_sleep(0.002)"); // steps are told apart by the database's clock, to the millisecond
          await take(step, model, agents);
        }
        expect(await stored()).toEqual(model.state());
      }),
      { numRuns: Number(process.env.LIFE_RUNS ?? 20) },
    );
  }, 120_000);
});
