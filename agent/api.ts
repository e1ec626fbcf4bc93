import { type Dispatcher, request } from "undici";
import { z } from "zod";
import type {
  CompleteAssignmentInput,
  CompleteAssignmentMutation,
  FailAssignmentInput,
  HeartbeatInput,
  HeartbeatMutation,
  RegisterAgentInput,
  RegisterAgentMutation,
  RuleSetQuery,
  SubmitArtifactInput,
  SubmitEventsInput,
  TypedDocumentString,
} from "./gql/graphql.ts";
import { messageOf } from "./logger.ts";
import { operations } from "./operations.ts";
import { traceparent } from "./tracing.ts";
import { Transport } from "./transport.ts";

const SECOND = 1_000;
const CALL_TIMEOUT_MS = 15 * SECOND;
const UPLOAD_TIMEOUT_MS = 60 * SECOND;
const MIB = 1024 * 1024;
/** The longest that a head sends is a rule set of 1.5 MiB, of which JSON may escape each byte. */
const MAX_ANSWER_BYTES = 16 * MIB;
const RETRYABLE_CODES = [
  "UNAVAILABLE",
  "HEAD_AWAY",
  "RATE_LIMITED",
  "ANSWER_INVALID",
  "UNAUTHENTICATED",
  "INTERNAL_SERVER_ERROR",
  "SESSION_RENEWED",
];

export type LeasedAssignment = HeartbeatMutation["heartbeat"]["assignments"][number];
/** How an attempt ended for the head. `late`: it was no longer current, and its report changed no state. */
export type ReportAnswer = CompleteAssignmentMutation["completeAssignment"];
export type Registration = RegisterAgentMutation["registerAgent"];

/** A call that did not succeed. `code` is the head's stable code, or HEAD_AWAY when no usable answer came. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly code: string;
  /** The same call may succeed later, unchanged. */
  readonly retryable: boolean;
  /** What the head asked for, in milliseconds; 0 when it did not. */
  readonly retryAfterMs: number;

  constructor(code: string, message: string, retryAfterMs = 0, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.retryable = RETRYABLE_CODES.includes(code);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The head as an agent sees it. Every call may be repeated; every call throws only ApiError. */
export interface HeadApi {
  /** Exchanges the enrollment token for a session, which later calls use. The token stays in memory. */
  register(input: RegisterAgentInput, signal?: AbortSignal): Promise<Registration>;
  /** Has later calls use the session's next token. */
  replaceToken(token: string): void;
  heartbeat(input: HeartbeatInput, signal?: AbortSignal): Promise<HeartbeatMutation["heartbeat"]>;
  /** A rule set version that an assignment of this agent uses. */
  ruleSet(id: string, signal?: AbortSignal): Promise<RuleSetQuery["ruleSet"]>;
  submitEvents(input: SubmitEventsInput, signal?: AbortSignal): Promise<void>;
  submitArtifact(input: SubmitArtifactInput, signal?: AbortSignal): Promise<void>;
  completeAssignment(input: CompleteAssignmentInput, signal?: AbortSignal): Promise<ReportAnswer>;
  failAssignment(input: FailAssignmentInput, signal?: AbortSignal): Promise<ReportAnswer>;
  /** Does nothing when there is no session. */
  deregister(signal?: AbortSignal): Promise<void>;
}

const responseSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string().optional() }).loose().optional(),
      }),
    )
    .optional(),
});

/** What the head says of a certificate that a session can't be used with: the session is over, and another one begins. */
const CERTIFICATE_CODES = ["CERTIFICATE_REQUIRED", "CERTIFICATE_INVALID", "CERTIFICATE_MISMATCH"];

/** One POST for each call, over HTTP or HTTPS, to where the head then is. Holds the session token and nothing else. */
export function createHeadApi(head: { readonly url: string }, transport = new Transport()): HeadApi {
  let sessionToken: string | null = null;

  async function call<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    { session = sessionToken, ...options }: CallOptions & { session?: string | null },
  ): Promise<Result> {
    const headers: Record<string, string> = {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
    };
    if (session !== null) headers.authorization = `Bearer ${session}`;
    const trace = traceparent();
    if (trace !== null) headers.traceparent = trace;
    const body = JSON.stringify({ query: String(document), variables });
    try {
      const response = await post(`${head.url}/graphql`, { headers, body }, { transport, ...options });
      // The document's type is what the head promises for it; a head that breaks it is not this agent's to repair.
      return response as Result;
    } catch (caught) {
      const error = session === null ? caught : asSessionEnd(caught);
      // A registration in between made the session void, and gave another: no reason to register again.
      if (!(error instanceof ApiError) || error.code !== "UNAUTHENTICATED" || session === sessionToken)
        throw error;
      throw new ApiError("SESSION_RENEWED", "The session was renewed during the call.", 0, error);
    }
  }

  return {
    async register(input, signal) {
      transport.renew();
      const { registerAgent } = await call(operations.registerAgent, { input }, { signal, session: null });
      sessionToken = registerAgent.sessionToken;
      return registerAgent;
    },
    replaceToken(token) {
      sessionToken = token;
    },
    heartbeat: async (input, signal) => (await call(operations.heartbeat, { input }, { signal })).heartbeat,
    ruleSet: async (id, signal) => (await call(operations.ruleSet, { id }, { signal })).ruleSet,
    submitEvents: async (input, signal) =>
      void (await call(operations.submitEvents, { input }, { signal, timeoutMs: UPLOAD_TIMEOUT_MS })),
    submitArtifact: async (input, signal) =>
      void (await call(operations.submitArtifact, { input }, { signal, timeoutMs: UPLOAD_TIMEOUT_MS })),
    completeAssignment: async (input, signal) =>
      (await call(operations.completeAssignment, { input }, { signal })).completeAssignment,
    failAssignment: async (input, signal) =>
      (await call(operations.failAssignment, { input }, { signal })).failAssignment,
    async deregister(signal) {
      if (sessionToken !== null) await call(operations.deregisterAgent, {}, { signal });
    },
  };
}

function asSessionEnd(error: unknown): unknown {
  if (!(error instanceof ApiError) || !CERTIFICATE_CODES.includes(error.code)) return error;
  return new ApiError("UNAUTHENTICATED", error.message, error.retryAfterMs, error);
}

interface CallOptions {
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
}

async function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  { transport, signal, timeoutMs = CALL_TIMEOUT_MS }: CallOptions & { transport: Transport },
): Promise<unknown> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    // No redirect is followed: it would carry the token to another host.
    const response = await request(url, {
      method: "POST",
      headers,
      body,
      dispatcher: transport.dispatcher,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return readAnswer(response, await readText(response.body));
  } catch (error) {
    if (error instanceof ApiError) throw error;
    transport.renew();
    throw new ApiError("HEAD_AWAY", `The head at ${url} did not answer: ${causeOf(error)}`, 0, error);
  }
}

/** The body of an answer, as long as it is one that a head may send. Throws ApiError, and then reads no further. */
async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES)
      throw new ApiError("ANSWER_INVALID", `The head's answer is longer than ${MAX_ANSWER_BYTES / MIB} MiB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function readAnswer({ statusCode, headers }: Dispatcher.ResponseData, text: string): unknown {
  const retryAfterMs = readRetryAfter(headers["retry-after"]);
  const answer = responseSchema.safeParse(parseJson(text));
  const error = answer.data?.errors?.[0];
  if (error)
    throw new ApiError(error.extensions?.code ?? codeOfStatus(statusCode), error.message, retryAfterMs);
  if (statusCode >= 300 || !answer.success || answer.data.data == null) {
    throw new ApiError(
      codeOfStatus(statusCode),
      `The head answered with status ${statusCode} and no usable body.`,
      retryAfterMs,
    );
  }
  return answer.data.data;
}

/** For answers without a code: from a proxy before the head, or from the head's own limits. */
function codeOfStatus(status: number): string {
  if (status === 401) return "UNAUTHENTICATED";
  if (status === 429) return "RATE_LIMITED";
  if (status === 413) return "TOO_LARGE";
  if (status === 400 || status === 422) return "BAD_INPUT";
  return "HEAD_AWAY";
}

function readRetryAfter(header: string | string[] | undefined): number {
  const seconds = Number(header ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 300) * SECOND : 0;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An address that several were tried for has its reasons in an error without words. */
function causeOf(error: unknown): string {
  return messageOf(error) || String((error as { code?: unknown }).code);
}
