import { withoutRequest } from "./log-context.ts";

/** Calls of one batch, and batches under way at the same time, at most. */
type Limits = { maxSize?: number; concurrency?: number };

/**
 * Turns many concurrent calls into few: while batches are under way, further calls gather, and go together when one
 * returns. An idle system adds no delay; a busy one pays one statement for many callers. Batches of limited size let
 * callers of one batch go on to their next call while the database works on another's. A failed batch fails all its
 * calls. Results are in the order of the inputs.
 */
export function batched<Input, Output>(
  run: (inputs: Input[]) => Promise<Output[]>,
  { maxSize = 256, concurrency = 1 }: Limits = {},
): (input: Input) => Promise<Output> {
  let waiting: { input: Input; resolve: (output: Output) => void; reject: (error: unknown) => void }[] = [];
  let underWay = 0;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const calls = waiting.slice(0, maxSize);
      waiting = waiting.slice(maxSize);
      startAnother();
      try {
        const outputs = await run(calls.map((call) => call.input));
        for (const [index, call] of calls.entries()) call.resolve(outputs[index] as Output);
      } catch (error) {
        for (const call of calls) call.reject(error);
      }
    }
    underWay--;
  }

  function startAnother(): void {
    if (waiting.length === 0 || underWay === concurrency) return;
    underWay++;
    // The next turn of the event loop: calls of requests that arrived together go together.
    withoutRequest(() => setImmediate(flush));
  }

  return (input) =>
    new Promise<Output>((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      startAnother();
    });
}
