import { describe, expect, it } from "vitest";
import { batched } from "./batch.ts";

/** A batch function whose batches end when they are told to. */
function gated(limits: { maxSize?: number; concurrency?: number }) {
  const batches: { inputs: number[]; end: PromiseWithResolvers<void> }[] = [];
  const call = batched(async (inputs: number[]) => {
    const end = Promise.withResolvers<void>();
    batches.push({ inputs, end });
    await end.promise;
    return inputs.map((input) => input * 10);
  }, limits);
  return { call, batches };
}

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe("batched", () => {
  it("gathers what arrives while a batch is under way, and answers each caller", async () => {
    const { call, batches } = gated({});
    const answers = [call(1), call(2)];
    await turn();
    answers.push(call(3), call(4));
    await turn();
    expect(batches.map(({ inputs }) => inputs)).toEqual([[1, 2]]);
    batches[0]?.end.resolve();
    await turn();
    batches[1]?.end.resolve();
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40]);
    expect(batches.map(({ inputs }) => inputs)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("runs as many batches of limited size at a time as it may, and no more", async () => {
    const { call, batches } = gated({ maxSize: 2, concurrency: 2 });
    const answers = [1, 2, 3, 4, 5].map(call);
    await turn();
    await turn();
    expect(batches.map(({ inputs }) => inputs)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    batches[1]?.end.resolve();
    await turn();
    expect(batches[2]?.inputs).toEqual([5]);
    for (const { end } of batches) end.resolve();
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50]);
  });

  it("fails the calls of a failed batch alone", async () => {
    const { call, batches } = gated({ maxSize: 1, concurrency: 2 });
    const answers = Promise.allSettled([call(1), call(2)]);
    await turn();
    await turn();
    batches[0]?.end.reject(new Error("broke"));
    batches[1]?.end.resolve();
    expect((await answers).map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    const next = call(3);
    await turn();
    batches[2]?.end.resolve();
    expect(await next).toBe(30);
  });
});
