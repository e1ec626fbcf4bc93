import { createServer, type Server, type Socket } from "node:net";

/** Opens real TCP listeners on an address of this machine. The returned function closes them. */
export async function openListeners(address: string, ports: number[]): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>();
  const greet = (socket: Socket) => {
    sockets.add(socket.on("error", () => undefined));
    socket.end("hello\r\n");
  };
  const open = (port: number) =>
    new Promise<Server>((resolve, reject) => {
      const server = createServer(greet);
      server.once("error", reject).listen(port, address, () => resolve(server));
    });
  const servers = await Promise.all(ports.map(open));
  return async () => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
}
