import type { WebSocket } from "ws";
import type { Caller } from "../access/caller.ts";
import { AppError } from "../errors.ts";
import { subscriptionClients } from "../metrics/subscription-metrics.ts";
import type { CallerEnd } from "../pubsub.ts";
import { closeSocket, SOCKET_CLOSED } from "./socket-limits.ts";

type KnownCaller = NonNullable<Caller>;
type OpenSocket = { caller: KnownCaller; findAgain: () => Promise<Caller> };

/** WebSockets that one caller may hold: pages and scripts of a person, or an agent with one or two that are dying. */
const MAX_BY_KIND = { user: 100, agent: 5 };
/** Callers that are looked up together. */
const BATCH = 100;

/** Which sockets are open, and for whom: so that they end when their caller does. */
export class OpenSockets {
  readonly #byCaller = new Map<string, Map<WebSocket, OpenSocket>>();

  /** Keeps a socket until it closes. False where its caller has too many already. */
  add(socket: WebSocket, open: OpenSocket): boolean {
    const key = keyOf(open.caller);
    const own = this.#byCaller.get(key) ?? new Map<WebSocket, OpenSocket>();
    if (own.size >= MAX_BY_KIND[open.caller.kind]) return false;
    this.#byCaller.set(key, own.set(socket, open));
    const { kind } = open.caller;
    subscriptionClients.inc({ kind });
    socket.once("close", () => {
      subscriptionClients.dec({ kind });
      own.delete(socket);
      if (own.size === 0 && this.#byCaller.get(key) === own) this.#byCaller.delete(key);
    });
    return true;
  }

  #all(): [WebSocket, OpenSocket][] {
    return [...this.#byCaller.values()].flatMap((own) => [...own]);
  }

  /** Closes the sockets of a caller that ended. */
  end(end: CallerEnd): void {
    for (const [socket, { caller }] of this.#all())
      if (Object.entries(end).every(([name, value]) => caller[name as keyof KnownCaller] === value))
        closeSocket(socket, SOCKET_CLOSED.callerEnded);
  }

  /** Looks each caller up again, and closes the sockets of those that ran out or may do something else now. */
  async review(): Promise<void> {
    const all = this.#all();
    for (let at = 0; at < all.length; at += BATCH)
      await Promise.all(all.slice(at, at + BATCH).map(([socket, open]) => reviewSocket(socket, open)));
  }
}

async function reviewSocket(socket: WebSocket, { caller, findAgain }: OpenSocket): Promise<void> {
  // One that may not use its session over this connection any more is as good as gone.
  const now = await findAgain().catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  if (rightsOf(now) !== rightsOf(caller)) closeSocket(socket, SOCKET_CLOSED.callerEnded);
}

/** What a caller may do goes by this. A token that is replaced changes nothing of it. */
function rightsOf(caller: Caller): string {
  if (caller?.kind !== "agent") return JSON.stringify(caller);
  const { agentId, sessionId, isPending } = caller;
  return JSON.stringify([agentId, sessionId, isPending]);
}

function keyOf(caller: KnownCaller): string {
  return caller.kind === "agent" ? caller.agentId : caller.userId;
}
