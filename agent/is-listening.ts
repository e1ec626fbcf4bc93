import { connect } from "node:net";

/** How long a machine has to take a connection, in milliseconds. */
const CONNECT_MS = 3_000;

/** Does somebody take connections there? Nothing is sent. */
export function isListening(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });
}
