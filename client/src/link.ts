import { type Client, createClient } from "graphql-ws";
import { type Accessor, createSignal } from "solid-js";

/** `lost`: the socket was up, is gone, and what was missed is not all fetched yet. */
export type LinkState = "connecting" | "live" | "lost" | "offline";

export interface Link {
  /** The socket; opened with the first use, since nobody may follow anything before signing in. */
  socket(): Client;
  /** Gives the socket up, until its next use. */
  close(): void;
  readonly state: Accessor<LinkState>;
  /** When the head was last heard from on any way, in milliseconds since 1970; null before that. */
  readonly lastHeardMs: Accessor<number | null>;
  heard(): void;
  /** Has `catchUp` called whenever something may have been missed. Returns how to stop that. */
  onCatchUp(catchUp: () => Promise<void>): () => void;
}

const PING_MS = 10_000;
/** Together with PING_MS below DELIVERY_LIMIT_MS, on which the live lists rely. */
const PONG_WITHIN_MS = 5_000;
/** A subscription may start a moment after its socket; what it missed is asked for again after this. */
const SETTLED_AFTER_MS = 2_000;
const REGULARLY_MS = 30_000;
/** While the socket is down, lists are kept fresh by asking. */
const WITHOUT_SOCKET_MS = 8_000;
const LONGEST_WAIT_MS = 15_000;
const SOCKET_FROZE = 4408;

/** Waits before a reconnect: full jitter, doubling from half a second to 15 s. */
export function reconnectWaitMs(retries: number, random: () => number): number {
  return 100 + random() * Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(retries, 10));
}

/**
 * The one socket to the head. It reconnects for ever, notices a frozen connection by pings, and says when
 * lists must catch up: on each connect, a moment later, when the page becomes visible or the machine comes
 * online, and regularly.
 */
export function createLink(url: string): Link {
  const [connected, setConnected] = createSignal(false);
  const [wasLost, setWasLost] = createSignal(false);
  const [online, setOnline] = createSignal(navigator.onLine);
  const [lastHeardMs, setLastHeardMs] = createSignal<number | null>(null);
  let socket: Client | undefined;
  const catchUps = new Set<() => Promise<void>>();
  const heard = () => setLastHeardMs(Date.now());
  const catchUpAll = () => Promise.allSettled([...catchUps].map((catchUp) => catchUp()));

  async function onConnected(): Promise<void> {
    setConnected(true);
    heard();
    await catchUpAll();
    if (connected()) setWasLost(false);
    setTimeout(() => void catchUpAll(), SETTLED_AFTER_MS);
  }

  function onClosed(): void {
    if (connected()) setWasLost(true);
    setConnected(false);
  }

  addEventListener("online", () => {
    setOnline(true);
    void catchUpAll();
  });
  addEventListener("offline", () => setOnline(false));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void catchUpAll();
  });
  setInterval(() => {
    if (document.visibilityState === "visible") void catchUpAll();
  }, REGULARLY_MS);
  setInterval(() => {
    if (!connected() && document.visibilityState === "visible") void catchUpAll();
  }, WITHOUT_SOCKET_MS);

  return {
    socket() {
      socket ??= openSocket(url, { onConnected: () => void onConnected(), onClosed, heard });
      return socket;
    },
    close() {
      Promise.resolve(socket?.dispose()).catch(() => undefined); // it may still be connecting
      socket = undefined;
    },
    state: () => (!online() ? "offline" : wasLost() ? "lost" : connected() ? "live" : "connecting"),
    lastHeardMs,
    heard,
    onCatchUp(catchUp) {
      catchUps.add(catchUp);
      return () => catchUps.delete(catchUp);
    },
  };
}

interface SocketEvents {
  onConnected(): void;
  onClosed(): void;
  heard(): void;
}

function openSocket(url: string, events: SocketEvents): Client {
  let frozen: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket | undefined;
  /** A frozen peer does not confirm that the socket is closed; the page says at once that it is behind. */
  function giveUp(): void {
    events.onClosed();
    socket?.close(SOCKET_FROZE, "No pong");
  }
  return createClient({
    url,
    lazy: false,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) =>
      new Promise((resolve) => setTimeout(resolve, reconnectWaitMs(retries, Math.random))),
    keepAlive: PING_MS,
    // The session was refused or the protocol broken; subscriptions open the socket again when they retry.
    onNonLazyError: events.onClosed,
    on: {
      opened: (opened) => {
        socket = opened instanceof WebSocket ? opened : undefined;
      },
      connected: events.onConnected,
      message: events.heard,
      ping: (received) => {
        if (!received) frozen = setTimeout(giveUp, PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(frozen);
      },
      closed: () => {
        clearTimeout(frozen);
        events.onClosed();
      },
    },
  });
}
