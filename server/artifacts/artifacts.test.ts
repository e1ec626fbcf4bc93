import { createHash, randomBytes } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, expect, it } from "vitest";
import { assignScan, codeOf, enrollAgent, runWell } from "../../test/support/graphql.ts";
import { db, pool } from "../db.ts";
import { openArtifact } from "./artifacts.ts";

const SUBMIT = "mutation ($input: SubmitArtifactInput!) { submitArtifact(input: $input) { parts } }";
const output = Buffer.concat([randomBytes(900_000), Buffer.alloc(100_000)]);
const gzip = gzipSync(output);
const proof = { sha256: createHash("sha256").update(output).digest("hex"), sizeBytes: output.length };

let agent: Awaited<ReturnType<typeof enrollAgent>>;
let key: { assignmentId: string; attempt: number; name: string; mediaType: string };

beforeEach(async () => {
  await pool.query(`TRUNCATE "Agent", "Scan" CASCADE`);
  agent = await enrollAgent();
  await assignScan();
  const [work] = (await agent.heartbeat()).assignments;
  key = { assignmentId: work.id, attempt: work.attempt, name: "nmap.xml", mediaType: "application/xml" };
});

const half = 500_000;
const first = () => ({ ...key, part: 1, data: gzip.subarray(0, half).toString("base64"), last: false });
const last = () => ({ ...key, part: 2, data: gzip.subarray(half).toString("base64"), last: true, ...proof });
const submit = (input: object) => runWell(SUBMIT, { input }, agent.token);

it("keeps raw output as it was, also when parts are sent twice", async () => {
  await submit(first());
  await submit(first());
  await submit(last());
  await submit(last());
  const artifact = await db.artifact.findFirstOrThrow();
  expect(artifact).toMatchObject({ sha256: proof.sha256, sizeBytes: BigInt(output.length) });
  const stored = await openArtifact(artifact.id);
  const parts = await stored?.gzip.toArray();
  expect(gunzipSync(Buffer.concat(parts ?? [])).equals(output)).toBe(true);
});

it("refuses an end whose hash or parts are not right, and shows no such artifact", async () => {
  expect(await codeOf(SUBMIT, { input: last() }, agent.token)).toBe("ARTIFACT_INVALID");
  await submit(first());
  const forged = { ...last(), sha256: "0".repeat(64) };
  expect(await codeOf(SUBMIT, { input: forged }, agent.token)).toBe("ARTIFACT_INVALID");
  const { id } = await db.artifact.findFirstOrThrow();
  expect(await openArtifact(id)).toBeNull();
});

it.each([
  ["a path for a name", { name: "../../etc/passwd" }],
  ["a part before the first", { part: 0 }],
  ["data that is no base64", { data: "%%%" }],
  ["an end without proof", { last: true }],
])("refuses %s", async (_what, change) => {
  expect(await codeOf(SUBMIT, { input: { ...first(), ...change } }, agent.token)).toBe("BAD_INPUT");
  expect(await db.artifact.count()).toBe(0);
});

it("refuses parts for an assignment of another agent", async () => {
  const thief = await enrollAgent();
  expect(await codeOf(SUBMIT, { input: first() }, thief.token)).toBe("ASSIGNMENT_NOT_FOUND");
});
