import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";

const Question = z.object({ id: z.int(), name: z.string(), input: z.unknown() });
const Reply = z.object({ id: z.int(), output: z.unknown().optional(), error: z.string().optional() });
const Notice = z.object({ notice: z.unknown() });

/** A program of the benchmark in a process of its own, so that what is measured shares no event loop with the rest. */
export type Part = {
  /** Asks it for something and checks the answer. Rejects when the part throws or ends. */
  ask<Output>(name: string, input: unknown, output: z.ZodType<Output>): Promise<Output>;
  /** Hears what it tells unasked. */
  onNotice(hear: (notice: unknown) => void): void;
  /** Ends it, and fulfils when it has ended. */
  stop(): Promise<void>;
};

/** Starts `bench/<file>`. `env` is the whole environment; `nodeFlags` go to Node. */
export function startPart(file: string, env: NodeJS.ProcessEnv, nodeFlags: string[] = []): Part {
  const child = fork(join(import.meta.dirname, file), {
    env,
    execArgv: nodeFlags,
    stdio: ["ignore", 2, 2, "ipc"],
  });
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (error: Error) => void }>();
  const hearers: ((notice: unknown) => void)[] = [];
  let lastId = 0;
  child.on("message", (message) => {
    const notice = Notice.safeParse(message);
    if (notice.success) {
      for (const hear of hearers) hear(notice.data.notice);
      return;
    }
    const { id, output, error } = Reply.parse(message);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(output);
    else asked?.reject(new Error(`${file}: ${error}`));
  });
  child.on("exit", (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with code ${code}.`));
    waiting.clear();
  });
  return {
    ask: async (name, input, output) => {
      const id = ++lastId;
      const reply = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      child.send({ id, name, input });
      return output.parse(await reply);
    },
    onNotice: (hear) => void hearers.push(hear),
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  if (child.connected) child.disconnect(); // the part ends by itself then, and writes its profile
  const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
  await exited;
  clearTimeout(timer);
}

/** What a part can be asked for. */
export type Answers = Record<string, (input: unknown) => unknown>;

/** Called by a part: answers what its parent asks, and ends the process when the parent is gone. */
export function answerParent(answers: Answers): void {
  process.on("disconnect", () => process.exit());
  process.on("message", async (message) => {
    const { id, name, input } = Question.parse(message);
    try {
      process.send?.({ id, output: await answers[name]?.(input) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}

/** Called by a part: tells its parent something unasked. */
export function tellParent(notice: unknown): void {
  process.send?.({ notice });
}

/** Nanoseconds of a clock that all processes of this machine share. */
export function sharedClockNs(): bigint {
  return process.hrtime.bigint();
}
