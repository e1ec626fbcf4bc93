import {
  emptyWindow,
  type Identified,
  type ListWindow,
  nextPageCursor,
  type Page,
  type WindowRules,
  withChanges,
  withPage,
} from "./window.ts";

/** What the head answers to "what changed after this cursor". */
export interface Changes<Row> {
  readonly nodes: readonly Row[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

export interface ListSource<Row> extends WindowRules<Row> {
  /** The cursor of now. Changes after it are found by `changesAfter`. */
  takeCursor(): Promise<string>;
  /** One page below `after`; the first one for null. */
  loadPage(after: string | null): Promise<Page<Row>>;
  changesAfter(cursor: string): Promise<Changes<Row>>;
  /** Hands over each changed row as the subscription brings it. Returns how to stop. */
  subscribe(receive: (row: Row) => void): () => void;
  /** Whether this failure means that the cursor is of no use any more; the list is then loaded anew. */
  refusesCursor(error: unknown): boolean;
}

export interface ListState<Row> {
  readonly status: "loading" | "ready";
  readonly rows: readonly Row[];
  /** Rows exist below the window. */
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly catchingUp: boolean;
  /** Why the last request failed; null after one that succeeded. */
  readonly error: unknown;
  /** Ids that arrived as changes rather than in a page. */
  readonly arrived: ReadonlySet<string>;
}

export interface ListFollower {
  /** Asks what changed since the cursor; loads the list first where that has not succeeded yet. */
  catchUp(): Promise<void>;
  loadMore(): Promise<void>;
  stop(): void;
}

export interface FollowOptions {
  /** Runs a batch of received rows later, so that a burst is one update of the page. */
  defer(run: () => void): void;
  /** Milliseconds on any steady clock. */
  now(): number;
}

/**
 * The longest time a row of the subscription may be under way, in milliseconds. The socket is closed when
 * a ping stays unanswered for less than this, and a closed socket delivers nothing.
 */
export const DELIVERY_LIMIT_MS = 20_000;

/** How many of the rows that arrived as changes are remembered as such. */
const ARRIVED_KEPT = 200;

/**
 * Follows one list so that it ends up equal to the head's, whatever the subscription loses or delays.
 *
 * 1. Take a cursor, *then* subscribe, *then* load the first page: a change after the cursor is in the page,
 *    on the subscription, in the next catch-up, or in several of them; never in none.
 * 2. Rows of the subscription are folded in by id. Those that arrive while a request is under way wait for
 *    its answer and are folded in after it.
 * 3. `catchUp` asks what changed after the cursor, to the end. It runs after the first page, after each
 *    (re)connect of the socket, and regularly; so a row the subscription lost arrives with the next catch-up.
 * 4. A row of the subscription can be older than an answer that overtook it, and would then undo it. So the
 *    cursor lags behind the last answer by more than a row can be under way, and does not move at all when
 *    a waiting row has the id of a row in the answer: the next catch-up tells those changes again.
 *
 * Requests never overlap: one chain runs them in order.
 */
export function followList<Row extends Identified>(
  source: ListSource<Row>,
  publish: (state: ListState<Row>) => void,
  options: FollowOptions,
): ListFollower {
  let window: ListWindow<Row> = emptyWindow();
  let cursor: string | undefined;
  /** Cursors of later answers that are still too young to ask from, oldest first. */
  let young: { cursor: string; takenAtMs: number }[] = [];
  let unsubscribe = () => {};
  let received = new Map<string, Row>();
  let requesting = false;
  let stopped = false;
  let chain = Promise.resolve();
  let state: ListState<Row> = {
    status: "loading",
    rows: [],
    hasMore: false,
    loadingMore: false,
    catchingUp: false,
    error: null,
    arrived: new Set(),
  };

  function show(change: Partial<ListState<Row>>): void {
    if (stopped) return;
    state = { ...state, rows: window.rows, hasMore: window.boundary !== null, ...change };
    publish(state);
  }

  function fold(rows: readonly Row[]): void {
    const folded = withChanges(window, rows, source);
    window = folded.window;
    if (folded.added.length === 0) show({});
    else show({ arrived: new Set([...state.arrived, ...folded.added].slice(-ARRIVED_KEPT)) });
  }

  function foldReceived(): void {
    if (requesting || stopped || received.size === 0) return;
    const rows = [...received.values()];
    received = new Map();
    // Before the first page nothing needs keeping: the cursor and the page are still to be read.
    if (cursor !== undefined) fold(rows);
  }

  function receive(row: Row): void {
    if (stopped) return;
    received.set(row.id, row);
    if (received.size === 1) options.defer(foldReceived);
  }

  async function load(): Promise<void> {
    unsubscribe();
    const taken = await source.takeCursor();
    if (stopped) return;
    received = new Map();
    unsubscribe = source.subscribe(receive);
    const page = await source.loadPage(null);
    if (stopped) return;
    window = withPage(emptyWindow<Row>(), page, source);
    cursor = taken;
    young = [];
    show({ status: "ready", error: null });
  }

  async function askChanges(after: string): Promise<void> {
    let crossed = false;
    for (let next = after; ; ) {
      const changes = await source.changesAfter(next);
      if (stopped) return;
      crossed ||= changes.nodes.some((row) => received.has(row.id));
      fold(changes.nodes);
      next = changes.cursor;
      if (!changes.hasMore) {
        if (!crossed) moveCursor(next);
        return;
      }
    }
  }

  /** Moves the cursor to the newest one that was taken long enough before this answer. */
  function moveCursor(answered: string): void {
    const nowMs = options.now();
    while (young[0] && young[0].takenAtMs <= nowMs - DELIVERY_LIMIT_MS) cursor = young.shift()?.cursor;
    young.push({ cursor: answered, takenAtMs: nowMs });
  }

  async function loadNextPage(): Promise<void> {
    const heldBefore = window.rows.length;
    // After trimming the first pages may bring only rows that are held; go on to one that brings more.
    while (window.boundary !== null && window.rows.length === heldBefore) {
      const page = await source.loadPage(nextPageCursor(window));
      if (stopped) return;
      window = withPage(window, page, source);
    }
    show({ error: null });
  }

  /** Queues one request step; rows received meanwhile are folded in after it. */
  function enqueue(
    step: () => Promise<void>,
    during: Partial<ListState<Row>>,
    after: Partial<ListState<Row>>,
  ) {
    chain = chain.then(async () => {
      if (stopped) return;
      requesting = true;
      show(during);
      let error: unknown = null;
      try {
        await step();
      } catch (cause) {
        error = cause ?? new Error("The request failed without a reason.");
      }
      requesting = false;
      foldReceived();
      show({ ...after, error });
    });
    return chain;
  }

  return {
    catchUp: () =>
      enqueue(
        async () => {
          if (cursor === undefined) await load();
          if (cursor === undefined) return;
          try {
            await askChanges(cursor);
          } catch (error) {
            if (source.refusesCursor(error)) cursor = undefined;
            throw error;
          }
        },
        { catchingUp: true },
        { catchingUp: false },
      ),
    loadMore: () => enqueue(loadNextPage, { loadingMore: true }, { loadingMore: false }),
    stop() {
      stopped = true;
      unsubscribe();
    },
  };
}
