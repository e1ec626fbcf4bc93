import type { WebSocket } from "ws";
import { logger } from "../logger.ts";
import { subscriptionDrops } from "../metrics/subscription-metrics.ts";

/** Messages that a client may send at once, and again each second. A page of the dashboard follows some ten lists. */
const MESSAGE_BURST = 200;
const MESSAGES_PER_SECOND = 50;
/** What may wait for one client to read it, in bytes. Beside it there is what the system's own buffers take. */
const MAX_BUFFERED_BYTES = 1024 * 1024;
/** How long a client has to take part in its own closing, in milliseconds. */
const CLOSING_MS = 1000;

/** Codes with which the head closes a WebSocket; 4400 to 4499 mean what HTTP's status means. */
export const SOCKET_CLOSED = {
  callerEnded: { code: 4401, reason: "The session or token is void." },
  tooSlow: { code: 4413, reason: "Too slow: reconnect and catch up." },
  tooMany: { code: 4429, reason: "Too many messages or connections." },
} as const;

/** Closes a socket with a code, whether its client answers or not. */
export function closeSocket(socket: WebSocket, { code, reason }: { code: number; reason: string }): void {
  socket.removeAllListeners("message"); // nothing that is still on its way counts
  if (socket.readyState === socket.OPEN) {
    subscriptionDrops.inc({ code });
    logger.info({ op: "socket.drop", ok: true, code, reason });
  }
  socket.close(code, reason);
  const timer = setTimeout(() => socket.terminate(), CLOSING_MS);
  socket.once("close", () => clearTimeout(timer));
}

/** Has a client that sends too fast, or does not read what it asked for, closed. Memory for it stays bounded. */
export function limitSocket(socket: WebSocket, now: () => number = performance.now.bind(performance)): void {
  let allowance = MESSAGE_BURST;
  let lastAt = now();
  socket.on("message", () => {
    const at = now();
    allowance = Math.min(MESSAGE_BURST, allowance + ((at - lastAt) / 1000) * MESSAGES_PER_SECOND) - 1;
    lastAt = at;
    if (allowance < 0) closeSocket(socket, SOCKET_CLOSED.tooMany);
  });
  const send = socket.send.bind(socket) as (data: unknown, done?: (error?: Error) => void) => void;
  socket.send = (data: unknown, done?: unknown) => {
    const callback = typeof done === "function" ? (done as (error?: Error) => void) : undefined;
    if (socket.bufferedAmount <= MAX_BUFFERED_BYTES) return send(data, callback);
    closeSocket(socket, SOCKET_CLOSED.tooSlow);
    callback?.();
  };
}
