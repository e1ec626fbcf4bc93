import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DELIVERY_LIMIT_MS, followList, type ListState } from "./follow-list.ts";

interface Row {
  id: string;
  version: number;
}

/** A head in memory: rows with versions, and a log that answers "what changed after". */
function createHead() {
  const rows = new Map<string, Row>();
  const log: string[] = [];
  return {
    change(id: string): Row {
      const row = { id, version: (rows.get(id)?.version ?? 0) + 1 };
      rows.set(id, row);
      log.push(id);
      return { ...row };
    },
    all: () => [...rows.values()].sort(newestFirst).map((row) => ({ ...row })),
    cursor: () => String(log.length),
    changesAfter(cursor: string, limit: number) {
      const upTo = Math.min(log.length, Number(cursor) + limit);
      const changed = new Set(log.slice(Number(cursor), upTo));
      const nodes = [...changed].flatMap((id) => rows.get(id) ?? []).map((row) => ({ ...row }));
      return { nodes, cursor: String(upTo), hasMore: upTo < log.length };
    },
  };
}

const newestFirst = (a: Row, b: Row) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
const inOnePage = (rows: Row[]) => ({
  edges: rows.map((node) => ({ cursor: node.id, node })),
  pageInfo: { hasNextPage: false },
});
const rules = { compare: newestFirst, matches: () => true, capacity: 1000, refusesCursor: () => false };

/** A source that reads the head on asking and answers when `deliver` lets it; `push` is its subscription. */
function createSource(head: ReturnType<typeof createHead>, deliver: <T>(answer: T) => Promise<T>) {
  let receive: ((row: Row) => void) | undefined;
  return {
    ...rules,
    takeCursor: () => deliver(head.cursor()),
    loadPage: () => deliver(inOnePage(head.all())),
    changesAfter: (cursor: string) => deliver(head.changesAfter(cursor, 3)),
    subscribe(next: (row: Row) => void) {
      receive = next;
      return () => {
        receive = undefined;
      };
    },
    subscribed: () => receive !== undefined,
    push: (row: Row) => receive?.(row),
  };
}

const atOnce = { defer: (run: () => void) => run(), now: () => 0 };

describe("following a list", () => {
  it("ends up equal to the head whatever order answers and rows arrive in, and whichever rows get lost", async () => {
    const step = fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      lost: fc.boolean(),
      catchUp: fc.boolean(),
      takesMs: fc.integer({ min: 0, max: DELIVERY_LIMIT_MS }),
    });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 14 }), async (scheduler, steps) => {
        let nowMs = 0;
        const head = createHead();
        const source = createSource(head, (answer) => scheduler.schedule(Promise.resolve(answer)));
        let shown: readonly Row[] = [];
        const show = (state: ListState<Row>) => {
          shown = state.rows;
        };
        const follower = followList(source, show, { ...atOnce, now: () => nowMs });
        void follower.catchUp();
        const story = scheduler.scheduleSequence(
          steps.map((each) => async () => {
            nowMs += each.takesMs;
            const row = head.change(each.id);
            const sentAtMs = nowMs;
            if (each.catchUp) void follower.catchUp();
            if (each.lost || !source.subscribed()) return;
            void scheduler.schedule(Promise.resolve(row)).then(() => {
              if (nowMs - sentAtMs < DELIVERY_LIMIT_MS) source.push(row);
            });
          }),
        );
        await scheduler.waitFor(story.task);
        await scheduler.waitIdle();
        await scheduler.waitFor(follower.catchUp());
        expect(shown).toEqual(head.all());
        follower.stop();
      }),
      { numRuns: 1000 },
    );
  });

  it("shows a row of the subscription without asking the head", async () => {
    const head = createHead();
    head.change("a");
    const source = createSource(head, async (answer) => answer);
    const shown: ListState<Row>[] = [];
    const follower = followList(source, (state) => shown.push(state), atOnce);
    await follower.catchUp();
    source.push({ id: "b", version: 1 });
    expect(shown.at(-1)?.rows.map((row) => row.id)).toEqual(["b", "a"]);
    expect([...(shown.at(-1)?.arrived ?? [])]).toEqual(["b"]);
  });

  it("keeps a row that arrives between the cursor and the first page", async () => {
    const head = createHead();
    head.change("a");
    const source = createSource(head, async (answer) => answer);
    const shown: ListState<Row>[] = [];
    async function loadPage() {
      const page = inOnePage(head.all());
      source.push(head.change("b"));
      return page;
    }
    const follower = followList({ ...source, loadPage }, (state) => shown.push(state), atOnce);
    await follower.catchUp();
    expect(shown.at(-1)?.rows.map((row) => row.id)).toEqual(["b", "a"]);
  });

  it("unsubscribes when it is stopped and shows nothing more", async () => {
    const head = createHead();
    const source = createSource(head, async (answer) => answer);
    const shown: ListState<Row>[] = [];
    const follower = followList(source, (state) => shown.push(state), atOnce);
    await follower.catchUp();
    const count = shown.length;
    follower.stop();
    expect(source.subscribed()).toBe(false);
    await follower.catchUp();
    expect(shown).toHaveLength(count);
  });

  it("keeps what it shows when a request fails, says why, and recovers with the next", async () => {
    const head = createHead();
    head.change("a");
    let away = false;
    const source = createSource(head, async (answer) => {
      if (away) throw new Error("The head cannot be reached.");
      return answer;
    });
    const shown: ListState<Row>[] = [];
    const follower = followList(source, (state) => shown.push(state), atOnce);
    await follower.catchUp();
    away = true;
    head.change("b");
    await follower.catchUp();
    expect(shown.at(-1)).toMatchObject({
      status: "ready",
      rows: [{ id: "a" }],
      error: { message: /reached/ },
    });
    away = false;
    await follower.catchUp();
    expect(shown.at(-1)).toMatchObject({ rows: [{ id: "b" }, { id: "a" }], error: null });
  });

  it("loads more until a row below the trimmed list arrives", async () => {
    const head = createHead();
    for (const id of ["a", "b", "c", "d", "e", "f"]) head.change(id);
    const asked: (string | null)[] = [];
    const source = {
      ...createSource(head, async (answer) => answer),
      capacity: 3,
      async loadPage(after: string | null) {
        asked.push(after);
        const below = head.all().filter((row) => after === null || row.id < after);
        return { ...inOnePage(below.slice(0, 2)), pageInfo: { hasNextPage: below.length > 2 } };
      },
    };
    const shown: ListState<Row>[] = [];
    const follower = followList(source, (state) => shown.push(state), atOnce);
    await follower.catchUp();
    for (const id of ["g", "h", "i"]) source.push(head.change(id));
    expect(shown.at(-1)).toMatchObject({ rows: [{ id: "i" }, { id: "h" }, { id: "g" }], hasMore: true });
    await follower.loadMore();
    expect(shown.at(-1)?.rows.map((row) => row.id)).toEqual(["i", "h", "g", "f"]);
    expect(asked).toEqual([null, null, "h"]);
  });

  it("loads the list anew when the head refuses the cursor", async () => {
    const head = createHead();
    let forgotten = false;
    const source = {
      ...createSource(head, async (answer) => answer),
      refusesCursor: () => true,
      async changesAfter(cursor: string) {
        if (forgotten) throw new Error("unknown cursor");
        return head.changesAfter(cursor, 3);
      },
    };
    const shown: ListState<Row>[] = [];
    const follower = followList(source, (state) => shown.push(state), atOnce);
    await follower.catchUp();
    forgotten = true;
    head.change("a");
    await follower.catchUp();
    forgotten = false;
    await follower.catchUp();
    expect(shown.at(-1)?.rows).toEqual(head.all());
  });
});
