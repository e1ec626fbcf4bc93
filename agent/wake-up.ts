import { type Client, createClient } from "graphql-ws";
import WebSocket from "ws";
import { type BackoffLimits, backoffMs, HEAD_AWAY } from "./backoff.ts";
import { type Logger, messageOf } from "./logger.ts";
import { operations } from "./operations.ts";
import type { Transport } from "./transport.ts";

const PING_MS = 20_000;
const PONG_TIMEOUT_MS = 10_000;
/** A hint published while the subscription was being set up is lost; one heartbeat shortly after makes up for it. */
const SETTLE_MS = 250;

export interface WakeUpOptions {
  /** Where the head then is, at each connection. */
  head: { readonly url: string };
  transport: Transport;
  /** The head hints that work may be waiting. The hint has no content. */
  onHint: () => void;
  log: Logger;
  limits?: BackoffLimits;
  random?: () => number;
}

/** Keeps a subscription to the head's hints open, for ever and best effort: without it, work arrives at heartbeat pace. */
export class WakeUp {
  readonly #options: WakeUpOptions;
  #client: Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #failures = 0;
  /** Of the session that it is open for, or waits to be; null while there is none. */
  #sessionToken: string | null = null;

  constructor(options: WakeUpOptions) {
    this.#options = options;
  }

  /** Connects with this session, in place of any earlier one. */
  connect(sessionToken: string): void {
    this.close();
    this.#failures = 0;
    this.#sessionToken = sessionToken;
    this.#open(sessionToken);
  }

  /** The head is elsewhere now: connects there with the same session, if there is one. */
  headMoved(): void {
    if (this.#sessionToken !== null) this.connect(this.#sessionToken);
  }

  close(): void {
    this.#sessionToken = null;
    this.#disconnect();
  }

  #disconnect(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const client = this.#client;
    this.#client = null;
    // It may still be connecting: that this fails is no matter any more, and unheard it would end the agent.
    Promise.resolve(client?.dispose()).catch(() => undefined);
  }

  #open(sessionToken: string): void {
    let pongTimer: NodeJS.Timeout | undefined;
    const client: Client = createClient({
      url: `${this.#options.head.url.replace(/^http/, "ws")}/graphql`,
      webSocketImpl: this.#socketClass(),
      connectionParams: { authorization: `Bearer ${sessionToken}` },
      // One connection for each client: the library gives up for good on some closures, and an agent never may.
      retryAttempts: 0,
      connectionAckWaitTimeout: 15_000,
      keepAlive: PING_MS,
      on: {
        connected: () => this.#connected(client),
        // A head that vanished without a word leaves the socket open for hours otherwise.
        ping: (received) => {
          if (!received) pongTimer = setTimeout(() => client.terminate(), PONG_TIMEOUT_MS);
        },
        pong: () => clearTimeout(pongTimer),
        closed: () => clearTimeout(pongTimer),
      },
    });
    this.#client = client;
    const over = (problem: string) => this.#lost(client, sessionToken, problem);
    client.subscribe(
      { query: String(operations.wakeUp) },
      {
        next: (result) =>
          result.errors ? over(result.errors[0]?.message ?? "refused") : this.#options.onHint(),
        error: (error) => over(describe(error)),
        complete: () => over("the head ended the subscription"),
      },
    );
  }

  /** The library makes its sockets by itself, and knows nothing of certificates. */
  #socketClass(): unknown {
    const { transport } = this.#options;
    return class extends WebSocket {
      constructor(url: string, protocol: string) {
        super(url, protocol, transport.options);
      }
    };
  }

  #connected(client: Client): void {
    if (this.#client !== client) return;
    this.#timer = setTimeout(() => {
      if (this.#failures > 0) this.#options.log.info({ op: "wake-up.back" });
      this.#failures = 0;
      this.#options.onHint();
    }, SETTLE_MS);
  }

  #lost(client: Client, sessionToken: string, problem: string): void {
    // A replaced or closed client reports its end as well.
    if (this.#client !== client) return;
    this.#disconnect();
    this.#failures += 1;
    const { limits = HEAD_AWAY, random, log } = this.#options;
    if (this.#failures === 1) log.warn({ op: "wake-up.lost", error: { message: problem } });
    this.#timer = setTimeout(() => this.#open(sessionToken), backoffMs(this.#failures, limits, random));
  }
}

/** graphql-ws reports an Error, a close event, or a list of GraphQL errors. */
function describe(error: unknown): string {
  if (Array.isArray(error)) return error.map(messageOf).join("; ");
  if (typeof error === "object" && error !== null && "code" in error && "reason" in error)
    return `closed with ${String(error.code)} ${String(error.reason)}`;
  return messageOf(error);
}
