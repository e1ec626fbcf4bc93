import { beforeAll, describe, expect, it } from "vitest";
import {
  assignScan,
  codeOf,
  enrollAgent,
  openPort,
  run,
  runWell,
  SUBMIT,
} from "../../test/support/graphql.ts";
import { db } from "../db.ts";

let agent: Awaited<ReturnType<typeof enrollAgent>>;
let assignmentId: string;

beforeAll(async () => {
  agent = await enrollAgent();
  await assignScan();
  assignmentId = (await agent.heartbeat()).assignments[0].id;
});

const submit = (events: unknown) =>
  codeOf(SUBMIT, { input: { assignmentId, attempt: 1, chunk: 1, events } }, agent.token);

describe("a chunk of events", () => {
  const good = openPort(1, 22);
  it.each([
    ["no list", {}],
    ["nothing", []],
    ["501 events", Array.from({ length: 501 }, (_, index) => openPort(index + 1, 22))],
    ["a string for an event", ["x"]],
    ["an unknown key", [{ ...good, admin: true }]],
    ["sequence 0", [{ ...good, sequence: 0 }]],
    ["one sequence twice", [good, good]],
    ["a type with a newline", [{ ...good, type: "a\nb" }]],
    ["a bad time", [{ ...good, observedAt: "yesterday" }]],
    ["a bad address", [{ ...good, asset: { kind: "HOST", address: "10.0.0.256" } }]],
    ["an unknown severity", [{ ...good, finding: { ...good.finding, severity: "APOCALYPTIC" } }]],
    ["a title of 50 MB", [{ ...good, finding: { ...good.finding, title: "x".repeat(1_000_000) } }]],
    ["a NUL", [{ ...good, data: { text: "a\0b" } }]],
    ["a NUL behind backslashes", [{ ...good, data: { text: "\\\\\0" } }]],
    ["half a character", [{ ...good, data: { "a\ud83d": 1 } }]],
    [
      "a script link",
      [
        {
          ...good,
          finding: { ...good.finding, references: [{ type: "URL", id: "x", url: "javascript:alert(1)" }] },
        },
      ],
    ],
  ])("with %s is refused whole", async (_what, events) => {
    expect(await submit(events)).toBe("CHUNK_INVALID");
    expect(await db.event.count()).toBe(0);
  });

  it("keeps hostile text as it is, as text", async () => {
    const title = `<script>alert(1)</script> '; DROP TABLE "Event"; -- \u202e \\u0000 \\\\u0000 \\ud83d 😀`;
    const hostile = { ...good, finding: { ...good.finding, title } };
    const { errors } = await run(
      SUBMIT,
      { input: { assignmentId, attempt: 1, chunk: 1, events: [hostile] } },
      agent.token,
    );
    expect(errors).toBeUndefined();
    expect((await db.detection.findFirstOrThrow()).title).toBe(title);
  });

  it("keeps apart what its parts are kept apart by", async () => {
    const { finding, ...observation } = good;
    const asset = { kind: "FILE_TREE", root: "/srv/a,b\n{c}\t\\" };
    const events = [
      { ...observation, sequence: 30, type: "null", asset, data: { asset: "other", text: "a\nb" } },
      { ...observation, sequence: 32, data: {} },
      { ...good, sequence: 31, finding: { ...finding, identity: { port: 31, protocol: "tcp" } } },
      {
        ...good,
        sequence: 33,
        finding: { ...finding, identity: { protocol: "tcp", port: 31 }, title: "Last" },
      },
    ];
    await runWell(SUBMIT, { input: { assignmentId, attempt: 1, chunk: 1, events } }, agent.token);
    const rows = await db.event.findMany({
      where: { sequence: { gte: 30, lte: 33 } },
      orderBy: { sequence: "asc" },
    });
    expect(rows.map(({ type, data, fingerprint }) => [type, data, fingerprint !== null])).toEqual([
      ["null", { asset, text: "a\nb" }, false],
      ["port", { ...good.data, asset: good.asset }, true],
      ["port", { asset: good.asset }, false],
      ["port", { ...good.data, asset: good.asset }, true],
    ]);
    expect(rows[0]?.assetKey).toMatch(/^files:.*:\/srv\/a,b\n\{c\}\t\\$/);
    expect(rows[1]?.fingerprint).toEqual(rows[3]?.fingerprint);
    const found = await db.detection.findUniqueOrThrow({
      where: { fingerprint: rows[1]?.fingerprint ?? Buffer.of() },
    });
    expect(found).toMatchObject({ title: "Last", eventCount: 2 });
  });

  it("stores the rest of what it had in part", async () => {
    const send = (from: number, to: number) => {
      const events = Array.from({ length: to - from + 1 }, (_, index) => openPort(from + index, 9090));
      return runWell(SUBMIT, { input: { assignmentId, attempt: 1, chunk: 1, events } }, agent.token);
    };
    await send(60, 64);
    await send(70, 74);
    expect((await send(62, 72)).submitEvents).toEqual({ stored: 11, late: false });
    expect(await db.event.count({ where: { sequence: { gte: 60, lte: 74 } } })).toBe(15);
    expect(await db.detection.findFirstOrThrow({ where: { port: 9090 } })).toMatchObject({ eventCount: 15 });
  });

  it("is kept once, however often it comes at the same time", async () => {
    const before = await db.event.count();
    const events = Array.from({ length: 50 }, (_, index) => openPort(100 + index, 8080));
    const input = { assignmentId, attempt: 1, chunk: 2, events };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => runWell(SUBMIT, { input }, agent.token)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await db.event.count()).toBe(before + 50);
    const [detection] = await db.detection.findMany({ where: { port: 8080 } });
    expect(detection?.eventCount).toBe(50);
  });
});
