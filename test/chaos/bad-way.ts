import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** The way between one agent and the heads: a load balancer for TCP that can be made bad. */
export interface BadWay {
  port: number;
  /** Adds this much to each piece of data, in milliseconds. */
  slowDown(delayMs: number): void;
  /** Drops all connections. */
  cut(): void;
  /** Connections carry nothing until `speak`, which drops them. */
  silence(): void;
  speak(): void;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 and passes each connection on to one of the ports, in turn, skipping those that refuse. */
export async function openBadWay(ports: readonly number[]): Promise<BadWay> {
  const sockets = new Set<Socket>();
  let delayMs = 0;
  let turn = 0;
  let silence = Promise.withResolvers<void>();
  silence.resolve();

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const own = (socket: Socket) => {
    sockets.add(socket.on("error", () => undefined)); // its end is what counts
    socket.once("close", () => sockets.delete(socket));
    return socket;
  };

  async function pass(from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from) {
        await silence.promise;
        if (delayMs > 0) await sleep(delayMs);
        if (!to.write(chunk)) await once(to, "drain");
      }
      to.end();
    } catch {
      to.destroy(); // one side broke, so does the other
    }
  }

  async function open(): Promise<Socket | null> {
    for (const _ of ports) {
      turn += 1;
      const upstream = own(connect(ports[turn % ports.length] ?? 0, "127.0.0.1"));
      const isOpen = await once(upstream, "connect").then(
        () => true,
        () => false,
      );
      if (isOpen) return upstream;
    }
    return null;
  }

  const server = createServer({ allowHalfOpen: true }, async (client) => {
    own(client);
    await silence.promise;
    const upstream = await open();
    if (upstream === null) return void client.destroy();
    void pass(client, upstream);
    void pass(upstream, client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cut,
    slowDown: (ms) => (delayMs = ms),
    silence: () => (silence = Promise.withResolvers()),
    speak() {
      cut();
      silence.resolve();
    },
    async close() {
      silence.resolve();
      server.close();
      cut();
      await once(server, "close");
    },
  };
}
