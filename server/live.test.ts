import { expect, it } from "vitest";
import { followRows } from "./live.ts";
import { publish } from "./pubsub.ts";

const announceMany = (from: number, to: number) =>
  publish("agentChanged", { ids: Array.from({ length: to - from }, (_, index) => String(from + index)) });

it("loads what gathered together, each row once, in its latest state", async () => {
  const loads: string[][] = [];
  const rows = followRows("agentChanged", async (ids) => {
    loads.push([...ids]);
    return ids;
  });
  announceMany(0, 3);
  announceMany(1, 4);
  const seen = [await rows.next(), await rows.next(), await rows.next(), await rows.next()];
  expect(seen.map(({ value }) => value)).toEqual(["0", "1", "2", "3"]);
  expect(loads).toEqual([["0", "1", "2", "3"]]);
  await rows.return?.();
});

it("skips rows that are gone, and waits for the next", async () => {
  const rows = followRows("agentChanged", async (ids) => ids.filter((id) => id !== "gone"));
  const next = rows.next();
  publish("agentChanged", { ids: ["gone"] });
  await new Promise(setImmediate);
  publish("agentChanged", { ids: ["here"] });
  expect(await next).toEqual({ done: false, value: "here" });
  await rows.return?.();
});

it("ends a subscriber that lags too far behind, and one that leaves, at once", async () => {
  const slow = followRows("agentChanged", async (ids) => ids);
  announceMany(0, 6000);
  expect(await slow.next()).toEqual({ done: true, value: undefined });
  const leaving = followRows("agentChanged", async (ids) => ids);
  const waiting = leaving.next();
  await leaving.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
});
