import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import { GraphQLError, type ParseOptions, parse } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { createYoga, type Plugin } from "graphql-yoga";
import { type WebSocket, WebSocketServer } from "ws";
import { type Caller, findCaller } from "./access/caller.ts";
import { isOwnOrigin } from "./access/own-origin.ts";
import { contextOfRequest, createContext } from "./context.ts";
import { isDatabaseAway } from "./db.ts";
import { AppError } from "./errors.ts";
import { EXAMPLE_OPERATIONS } from "./example-operations.ts";
import { logger } from "./logger.ts";
import { schema } from "./schema.ts";

/** Tokens of one operation's text, at most: the parser stops there. */
const MAX_TOKENS = 2000;
/** Size of one WebSocket message from a client, at most, in bytes. */
const MAX_MESSAGE_BYTES = 256 * 1024;

/** Expected errors pass; a database that is away says so; anything else is logged with an id and masked. */
function maskError(error: unknown): Error {
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (isDatabaseAway(original)) {
    return new AppError("UNAVAILABLE", "The database can't be reached. Try again in a few seconds.", {
      status: 503,
    });
  }
  if (error instanceof GraphQLError && (!original || original instanceof GraphQLError)) return error;
  const errorId = randomUUID();
  logger.error({ op: "graphql.execute", ok: false, errorId, err: original });
  return new GraphQLError(`Something went wrong in the head. Its log has more under ${errorId}.`, {
    extensions: { code: "INTERNAL_SERVER_ERROR", errorId },
  });
}

const limitTokens: Plugin = {
  onParse: ({ setParseFn }) => {
    setParseFn((source: string, options: ParseOptions) =>
      parse(source, { ...options, maxTokens: MAX_TOKENS }),
    );
  },
};

/** GraphQL over HTTP, with GraphiQL for browsers. */
export const yoga = createYoga<{ extra?: { caller: Caller } }>({
  schema,
  context: (initial) =>
    initial.extra ? createContext(initial.extra.caller) : contextOfRequest(initial.request),
  maskedErrors: { maskError },
  logging: false,
  landingPage: false,
  batching: false,
  maxRequestBodySize: false, // the app checks Content-Length before; piping each body through a counter costs half the throughput
  plugins: [limitTokens],
  graphiql: { title: "AI Defend · GraphiQL", subscriptionsProtocol: "WS", defaultQuery: EXAMPLE_OPERATIONS },
  renderGraphiQL,
});

type Extra = { request: IncomingMessage; socket: WebSocket; caller: Caller };

function headersOf(request: IncomingMessage, connectionParams: Record<string, unknown> | undefined): Headers {
  const headers = new Headers();
  const authorization = connectionParams?.["authorization"] ?? request.headers.authorization;
  if (typeof authorization === "string") headers.set("authorization", authorization);
  if (request.headers.cookie) headers.set("cookie", request.headers.cookie);
  return headers;
}

/** GraphQL over WebSocket at /graphql of the server, for subscriptions. The returned function ends all connections. */
export function serveSubscriptions(server: Server): {
  disconnectAll: (reason: string) => void;
  close: () => void;
} {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  server.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?")[0] !== "/graphql" || !isOwnOrigin(request)) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit("connection", client, request));
  });
  const protocol = useServer<Record<string, unknown>, Extra>(
    {
      onConnect: async ({ extra, connectionParams }) => {
        extra.caller = await findCaller(headersOf(extra.request, connectionParams));
        return extra.caller !== null; // false closes with 4403: Forbidden
      },
      onSubscribe: async ({ extra }, _id, { query, operationName, variables }) => {
        const enveloped = yoga.getEnveloped({ extra });
        try {
          const args = {
            schema: enveloped.schema,
            operationName,
            document: enveloped.parse(query),
            variableValues: variables,
            contextValue: await enveloped.contextFactory(),
            rootValue: { execute: enveloped.execute, subscribe: enveloped.subscribe },
          };
          const errors = enveloped.validate(args.schema, args.document);
          return errors.length > 0 ? [...errors] : args;
        } catch (error) {
          return [error instanceof GraphQLError ? error : (maskError(error) as GraphQLError)];
        }
      },
      execute: (args) => (args.rootValue as { execute: (args: unknown) => never }).execute(args),
      subscribe: (args) => (args.rootValue as { subscribe: (args: unknown) => never }).subscribe(args),
    },
    sockets,
    15_000,
  );
  return {
    disconnectAll: (reason) => {
      for (const client of sockets.clients) client.close(1012, reason);
    },
    close: () => void protocol.dispose(),
  };
}
