import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

import { leaveTrace, traceId } from "../agent/tracing.ts";

/** What every line of the log that belongs to one request carries. */
type LogContext = {
  /** Told to the caller too, as the header x-request-id; of an operation over a WebSocket, what its message has as its id. */
  requestId: string;
  /** Such as `mutation assignScan`, once it is known. */
  operation?: string;
  agentId?: string;
  userId?: string;
  /** The API token of that user, where it is one. */
  tokenId?: string | undefined;
  assignmentId?: string;
  attempt?: number;
};

const contexts = new AsyncLocalStorage<LogContext>();

/** An id that a proxy may have given to a request: nothing that would have to be escaped anywhere. */
const TOLD_ID = /^[\w-]{8,64}$/;

/** Runs the work of a request; `toldId` is the id that came with it, taken where it is a plain one. */
export function withRequestId<T>(toldId: unknown, work: (requestId: string) => T): T {
  const requestId = typeof toldId === "string" && TOLD_ID.test(toldId) ? toldId : randomUUID();
  return contexts.run({ requestId }, () => work(requestId));
}

/** Adds what became known of the request to its later lines. Outside of a request it does nothing. */
export function addToLog(fields: Partial<LogContext>): void {
  Object.assign(contexts.getStore() ?? {}, fields);
}

/** What lines carry now. */
export function logFields(): object {
  return { ...contexts.getStore(), traceId: traceId() };
}

/** Runs what serves many requests at once, so that its lines name none of them, and no trace. */
export function withoutRequest(work: () => void): void {
  contexts.exit(() => leaveTrace(work));
}
