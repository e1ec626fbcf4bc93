import { createClient } from "graphql-ws";
import WebSocket from "ws";

/** A subscription as it is heard, without any reconnecting. */
export interface Followed {
  /** What its message has as its id. */
  id: string;
  /** What has arrived so far: the data of each message. */
  received: any[];
  /** Fulfils when it is over: the close code of the socket, or the errors that the head answered with. */
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** Follows a subscription of a head over graphql-ws. `token` goes into the connection's parameters. */
export function follow(
  url: string,
  token: string,
  query: string,
  variables: Record<string, unknown> = {},
): Followed {
  const id = crypto.randomUUID();
  const client = createClient({
    generateID: () => id,
    url: `${url.replace(/^http/, "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: token ? { authorization: `Bearer ${token}` } : {},
    retryAttempts: 0,
  });
  const received: any[] = [];
  const ended = new Promise<unknown>((resolve) => {
    client.subscribe<any>(
      { query, variables },
      {
        next: ({ data, errors }) => (errors ? resolve(errors) : received.push(data)),
        error: (error) => resolve(isClosure(error) ? error.code : error),
        complete: () => resolve("complete"),
      },
    );
  });
  return { id, received, ended, stop: async () => client.dispose() };
}

function isClosure(error: unknown): error is { code: number } {
  return typeof error === "object" && error !== null && "code" in error && "reason" in error;
}
