// A part: claims and reports through the head's own functions, as its heartbeat and completeAssignment resolvers call
// them, with many agents waiting. No HTTP: the peers have none either.
import { z } from "zod";
import { claimAssignments } from "../server/assignments/claim.ts";
import { reportAttempt } from "../server/assignments/report.ts";
import { config } from "../server/config.ts";
import { pool } from "../server/db.ts";
import { migrate } from "../server/migrate.ts";
import { answerParent } from "./ipc.ts";

const Run = z.object({ jobs: z.int(), agents: z.int(), freeSlots: z.int(), limitMs: z.number() });
/** Assignments of one scan in the backlog: several scans wait, none is extremely large. */
const SCAN_SIZE = 500;

answerParent({
  prepare: async () => (await migrate(config.DATABASE_URL)).length > 0,
  run: (input) => run(Run.parse(input)),
});

/** Assignments claimed and completed, and the milliseconds it took; ends early after `limitMs`. */
async function run({
  jobs,
  agents,
  freeSlots,
  limitMs,
}: z.infer<typeof Run>): Promise<{ jobs: number; ms: number }> {
  await fillQueue(jobs);
  const ids = await createAgents(agents);
  const startedAt = performance.now();
  let done = 0;
  const work = async (id: string) => {
    while (performance.now() - startedAt < limitMs) {
      const standing = {
        id,
        labels: {},
        capabilities: [CAPABILITY],
        reach: [],
        policy: "{}",
        freeSlots,
        load: 0.5,
      };
      const leased = await claimAssignments(standing);
      if (leased.length === 0) return;
      await Promise.all(leased.map((lease) => reportAttempt(completionOf(id, lease))));
      done += leased.length;
    }
  };
  await Promise.all(ids.map(work));
  return { jobs: done, ms: performance.now() - startedAt };
}

const CAPABILITY = { name: "nmap", version: "7.93", privileged: true, problem: null };

function completionOf(agentId: string, { id, attempt }: { id: string; attempt: number }) {
  const ended = { eventCount: 0, coverage: {}, command: ["nmap"], toolVersion: "7.93" };
  return { agentId, assignmentId: id, attempt, ...ended };
}

async function fillQueue(jobs: number): Promise<void> {
  await pool.query(`TRUNCATE "Scan", "Agent" CASCADE`);
  await pool.query(
    `WITH scan AS (
       INSERT INTO "Scan" (name, targets, scanners, "createdBy")
       SELECT 'backlog', '{10.0.0.0/8}', '{nmap}', 'bench' FROM generate_series(0, ($1::int - 1) / $2::int) RETURNING id
     ), numbered AS (SELECT id, row_number() OVER () - 1 AS number FROM scan)
     INSERT INTO "Assignment" ("scanId", share, turn, scanner, targets, exclusions, networks, config, priority,
       "agedPriority", "maxRunSeconds", "deadlineAt")
     SELECT n.id, i % $2::int, i % $2::int, 'nmap', ARRAY['10.0.0.1'], '{}', '{10.0.0.1/32}', '{"ports": "1-1000"}', 5, 5, 3600,
       now() + interval '1 day'
     FROM generate_series(0, $1::int - 1) AS i JOIN numbered n ON n.number = i / $2::int`,
    [jobs, SCAN_SIZE],
  );
  await pool.query(`ANALYZE "Scan", "Assignment"`);
}

async function createAgents(count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO "Agent" (identity, hostname, addresses, version, slots)
     SELECT 'bench-' || i, 'bench', '{}', '0.1.0', 16 FROM generate_series(1, $1) AS i RETURNING id`,
    [count],
  );
  return rows.map((row) => row.id);
}
