import { setTimeout as sleep } from "node:timers/promises";
import pino from "pino";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type FoundHead, NoHeadYetError } from "./discovery.ts";
import { HeadAddress } from "./head-address.ts";

const AWAY_MS = 20;
const OTHER = { url: "http://b.example", by: "DNS _ai-defend._tcp.example" };

let lines: Record<string, any>[];
let asked: string[];
let moves = 0;

beforeEach(() => {
  [lines, asked, moves] = [[], [], 0];
});

function address(findOther: () => Promise<FoundHead | null>): HeadAddress {
  const head = new HeadAddress({
    url: "http://a.example",
    findOther(away) {
      asked.push(away);
      return findOther();
    },
    awayMs: AWAY_MS,
    onMove: () => (moves += 1),
    log: pino({ level: "debug" }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
  });
  onTestFinished(() => head.close());
  return head;
}

describe("the head's address", () => {
  test("changes when the head stays away and another one is found", async () => {
    const head = address(async () => (asked.length === 1 ? OTHER : null));
    head.missed();
    expect(head.url).toBe("http://a.example");
    await expect.poll(() => head.url).toBe(OTHER.url);
    expect(moves).toBe(1);
    expect(lines).toMatchObject([
      { op: "head.find", ok: true, headUrl: OTHER.url, by: OTHER.by, insteadOf: "http://a.example" },
    ]);
    // Nobody has answered there either.
    await expect.poll(() => asked).toContain(OTHER.url);
  });

  test("stays where the head answers in time, or before another one is found", async () => {
    const looking = Promise.withResolvers<FoundHead>();
    const head = address(() => looking.promise);
    head.missed();
    head.answered();
    await sleep(3 * AWAY_MS);
    expect(asked).toEqual([]);
    head.missed();
    await expect.poll(() => asked.length).toBe(1);
    head.answered();
    looking.resolve(OTHER);
    await sleep(3 * AWAY_MS);
    expect([head.url, asked.length, moves]).toEqual(["http://a.example", 1, 0]);
  });

  test("is asked for again, one question at a time, while DNS is away, which is said once", async () => {
    const head = address(async () => {
      if (asked.length < 3) throw new NoHeadYetError("DNS was asked.");
      return asked.length < 4 ? null : OTHER;
    });
    for (let misses = 0; misses < 5; misses += 1) head.missed();
    await expect.poll(() => head.url).toBe(OTHER.url);
    expect(asked.slice(0, 4)).toEqual(Array(4).fill("http://a.example"));
    expect(lines.filter(({ level }) => level === 40)).toMatchObject([
      { op: "head.find", ok: false, error: { message: "DNS was asked." } },
    ]);
  });
});
