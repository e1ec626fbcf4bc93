/**
 * Turns many concurrent calls into few: while one batch is under way, further calls gather, and go together when it
 * returns. An idle system adds no delay; a busy one pays one statement for many callers. A failed batch fails all its
 * calls. Results are in the order of the inputs.
 */
export function batched<Input, Output>(
  run: (inputs: Input[]) => Promise<Output[]>,
  { maxSize = 256 }: { maxSize?: number } = {},
): (input: Input) => Promise<Output> {
  let waiting: { input: Input; resolve: (output: Output) => void; reject: (error: unknown) => void }[] = [];
  let isRunning = false;

  async function flush(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      const calls = waiting.slice(0, maxSize);
      waiting = waiting.slice(maxSize);
      try {
        const outputs = await run(calls.map((call) => call.input));
        for (const [index, call] of calls.entries()) call.resolve(outputs[index] as Output);
      } catch (error) {
        for (const call of calls) call.reject(error);
      }
    }
    isRunning = false;
  }

  return (input) =>
    new Promise<Output>((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      // The next turn of the event loop: calls of requests that arrived together go together.
      if (!isRunning) {
        isRunning = true;
        setImmediate(flush);
      }
    });
}
