import type { IncomingMessage, Server } from "node:http";
import type { ServerOptions } from "graphql-ws";
import { type Extra as SocketExtra, useServer } from "graphql-ws/use/ws";
import { type WebSocket, WebSocketServer } from "ws";
import { findCaller } from "../access/caller.ts";
import type { Asker } from "../context.ts";
import { AppError } from "../errors.ts";
import { logger } from "../logger.ts";
import { listen } from "../pubsub.ts";
import { clientAddress } from "./client-address.ts";
import { clientCertificate } from "./client-certificate.ts";
import { isOwnOrigin } from "./cross-site.ts";
import { OpenSockets } from "./open-sockets.ts";
import { closeSocket, limitSocket, SOCKET_CLOSED } from "./socket-limits.ts";
import { beginOperation } from "./socket-operation.ts";

const SECOND = 1000;
/** WebSockets of one head, at most. */
const MAX_SOCKETS = 10_000;
/** Size of one message from a client, at most, in bytes. */
const MAX_MESSAGE_BYTES = 256 * 1024;
/** How long a client has to say who it is, in milliseconds. */
const CONNECT_MS = 5 * SECOND;
/** A client that does not answer a ping until the next one is gone, or does not read. */
const PING_MS = 15 * SECOND;
/** Subscriptions of one socket, at most: the dashboard's fullest page has about ten. */
const MAX_SUBSCRIPTIONS = 50;
/** What graphql-ws closes a socket with when a caller is refused. */
const FORBIDDEN = 4403;
/** How often callers are looked up again: tokens run out without a word. */
const REVIEW_MS = 60 * SECOND;

type Extra = Asker;
type Params = Record<string, unknown>;

/** What a server for subscriptions can be told. */
export type Subscriptions = { disconnectAll: (reason: string) => void; close: () => void };

/** GraphQL over WebSocket at /graphql of the server, for subscriptions. A socket lives no longer than its caller's session or token. */
export function serveSubscriptions(server: Server): Subscriptions {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const open = new OpenSockets();
  server.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?")[0] !== "/graphql" || !isOwnOrigin(request))
      return void socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    if (sockets.clients.size >= MAX_SOCKETS)
      return void socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n");
    sockets.handleUpgrade(request, socket, head, (client) => {
      limitSocket(client);
      sockets.emit("connection", client, request);
    });
  });
  const protocol = useServer<Params, Extra>(protocolOptions(open), sockets, PING_MS);
  const unlisten = listen("callerEnded", (end) => open.end(end));
  const reviews = setInterval(() => {
    open.review().catch((err: unknown) => logger.warn({ op: "socket.review", ok: false, err }));
  }, REVIEW_MS);
  return {
    disconnectAll: (reason) => {
      for (const client of sockets.clients) client.close(1012, reason);
    },
    close: () => {
      unlisten();
      clearInterval(reviews);
      void protocol.dispose();
    },
  };
}

function protocolOptions(open: OpenSockets): ServerOptions<Params, SocketExtra & Partial<Extra>> {
  return {
    connectionInitWaitTimeout: CONNECT_MS,
    onConnect: async ({ extra, connectionParams }) => {
      const { request, socket } = extra;
      const findAgain = () =>
        findCaller(headersOf(request, connectionParams), clientCertificate(request.socket));
      const caller = await findAgain().catch((error: unknown) => refuse(socket, error));
      extra.caller = caller;
      extra.address = clientAddress(request);
      extra.certificate = clientCertificate(request.socket);
      if (caller === null) return false; // closes with 4403: Forbidden
      if (!open.add(socket, { caller, findAgain })) closeSocket(socket, SOCKET_CLOSED.tooMany);
      return true;
    },
    onSubscribe: ({ extra, subscriptions }, id, payload) => {
      const { caller = null, address = "", certificate = null } = extra;
      if (Object.keys(subscriptions).length <= MAX_SUBSCRIPTIONS)
        return beginOperation({ caller, address, certificate }, id, payload);
      const message = `A connection has at most ${MAX_SUBSCRIPTIONS} subscriptions.`;
      return [new AppError("TOO_MANY_SUBSCRIPTIONS", message)];
    },
    execute: (args) => (args.rootValue as { execute: (args: unknown) => never }).execute(args),
    subscribe: (args) => (args.rootValue as { subscribe: (args: unknown) => never }).subscribe(args),
  };
}

/** Closes the socket of somebody who is refused, with the reason. Throws what is no refusal. */
function refuse(socket: WebSocket, error: unknown): null {
  if (!(error instanceof AppError)) throw error;
  closeSocket(socket, { code: FORBIDDEN, reason: error.message });
  return null;
}

function headersOf(request: IncomingMessage, connectionParams: Params | undefined): Headers {
  const headers = new Headers();
  const authorization = connectionParams?.["authorization"] ?? request.headers.authorization;
  if (typeof authorization === "string") headers.set("authorization", authorization);
  if (request.headers.cookie) headers.set("cookie", request.headers.cookie);
  return headers;
}
