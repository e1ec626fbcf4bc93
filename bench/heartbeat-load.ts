// A part: HTTP load on keep-alive connections, each with one request under way. Requests are made once and sent as
// they are, so that the load takes little of the processors that it shares with what is measured.
import { connect, type Socket } from "node:net";
import { z } from "zod";
import { answerParent } from "./ipc.ts";

const Run = z.object({
  port: z.int(),
  path: z.string(),
  connections: z.int(),
  ms: z.number(),
  /** Body and token of each agent; taken in turn. */
  requests: z.array(z.object({ body: z.string(), token: z.string() })),
  /** What each answer must have in it. */
  expected: z.string(),
});

answerParent({ run: (input) => run(Run.parse(input)) });

/** Answers in that time, and their latencies in milliseconds. Rejects when an answer is not what is expected. */
async function run(options: z.infer<typeof Run>): Promise<{ ms: number; latenciesMs: number[] }> {
  const requests = options.requests.map(({ body, token }) =>
    Buffer.from(
      `POST ${options.path} HTTP/1.1\r\nhost: 127.0.0.1:${options.port}\r\ncontent-type: application/json\r\n` +
        `accept: application/json\r\nauthorization: Bearer ${token}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    ),
  );
  const startedAt = performance.now();
  const latenciesMs: number[] = [];
  let next = 0;
  const work = async () => {
    const socket = connect(options.port, "127.0.0.1").setNoDelay(true);
    const answers = readAnswers(socket);
    while (performance.now() - startedAt < options.ms) {
      const sentAt = performance.now();
      socket.write(requests[next++ % requests.length] as Buffer);
      const { value: answer } = await answers.next();
      latenciesMs.push(performance.now() - sentAt);
      if (!answer?.includes(options.expected)) throw new Error(`Unexpected answer: ${answer?.slice(0, 500)}`);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: options.connections }, work));
  return { ms: performance.now() - startedAt, latenciesMs };
}

/** Whole answers, one after the other: with content-length, or in chunks. */
async function* readAnswers(socket: Socket): AsyncGenerator<string, undefined> {
  let text = "";
  for await (const bytes of socket) {
    text += (bytes as Buffer).toString("latin1");
    const end = endOfAnswer(text);
    if (end === null) continue;
    yield text.slice(0, end);
    text = text.slice(end);
  }
  return undefined;
}

function endOfAnswer(text: string): number | null {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  if (length !== undefined)
    return text.length >= head + 4 + Number(length) ? head + 4 + Number(length) : null;
  const end = text.indexOf("\r\n0\r\n\r\n", head);
  return end < 0 ? null : end + 7;
}
