import { expect, onTestFinished, test } from "vitest";
import { createEnrollmentToken } from "../server/access/enrollment.ts";
import { pool } from "../server/db.ts";
import { startAgent, startHead } from "./support/processes.ts";

test("head and agent run on plain node, find each other, and end cleanly when asked", async () => {
  const head = await startHead();
  onTestFinished(head.kill);
  const token = await createEnrollmentToken({ name: "boot", ttlHours: 1 });
  const agent = await startAgent({
    env: { HEAD_URL: head.url, ENROLLMENT_TOKEN: token, AGENT_IDENTITY: "boot" },
  });
  onTestFinished(agent.kill);
  // By its own word, as the head knows of it a moment before the agent does.
  await expect.poll(agent.logs, { timeout: 20_000 }).toContain('"op":"agent.register","ok":true');
  expect(await healthOf()).toEqual([{ identity: "boot", health: "ONLINE" }]);

  await agent.stop();
  expect(await agent.exited).toEqual({ code: 0, signal: null });
  expect(await healthOf()).toEqual([{ identity: "boot", health: "OFFLINE" }]);
  await head.stop();
  expect(await head.exited).toEqual({ code: 0, signal: null });
});

test("a head without a database ends at once, and says why", async () => {
  const starting = startHead({ env: { DATABASE_URL: "postgresql://127.0.0.1:1/none" } });
  await expect(starting).rejects.toThrow(/The head ended at its start[\s\S]*ECONNREFUSED/);
});

async function healthOf(): Promise<unknown[]> {
  return (await pool.query(`SELECT identity, health FROM "Agent"`)).rows;
}
