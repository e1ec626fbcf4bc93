import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request that a receiver got. */
export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

/** A real HTTP server on this machine that takes webhooks. */
export interface Receiver {
  url: string;
  received: Received[];
  /** How it answers, by the request; at first with 204. */
  answer: (request: Received, response: ServerResponse) => void;
  stop(): Promise<void>;
}

/** Starts one on a free port. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const { url: path = "", headers } = request;
    const got = { path, headers, body: await text(request) };
    receiver.received.push(got);
    receiver.answer(got, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: (_request, response) => response.writeHead(204).end(),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}
