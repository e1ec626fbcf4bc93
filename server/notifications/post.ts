import { request } from "undici";
import { config } from "../config.ts";
import { LONGEST_DELAY_MS } from "./backoff.ts";
import { assertAllowedHost, receivers, TargetRefused } from "./guarded-agent.ts";
import type { Failure } from "./message.ts";

/** Bytes of an answer that are taken off the line, at most; none of them is looked at. */
const MAX_ANSWER_BYTES = 16 * 1024;

/** Posts JSON to a receiver, once. @returns why it was not taken; null where it was */
export async function post(
  address: string,
  { body, headers = {}, signal }: { body: string; headers?: Record<string, string>; signal: AbortSignal },
): Promise<Failure | null> {
  const timeoutMs = config.NOTIFICATION_TIMEOUT_SECONDS * 1000;
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    assertAllowedHost(new URL(address));
    const answer = await request(address, {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": "ai-defend", ...headers },
      body,
      dispatcher: receivers,
      signal: AbortSignal.any([signal, deadline]),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    await answer.body.dump({ limit: MAX_ANSWER_BYTES }).catch(() => undefined); // the status alone decides
    return failureOf(answer.statusCode, answer.headers["retry-after"]);
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted) return { problem: `There was no answer within ${timeoutMs / 1000} seconds.` };
    return failureOfError(error);
  }
}

function failureOf(status: number, retryAfter: string | string[] | undefined): Failure | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400)
    return { problem: `The receiver redirects (status ${status}), which is not followed.` };
  if (status === 410) return { problem: "The receiver is gone for good (status 410).", isFinal: true };
  const seconds = /^\d{1,9}$/.test(String(retryAfter)) ? Number(retryAfter) : 0;
  return {
    problem: `The receiver answered with status ${status}.`,
    retryAfterSeconds: Math.min(seconds, LONGEST_DELAY_MS / 1000),
  };
}

function failureOfError(error: unknown): Failure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof TargetRefused) return { problem: cause.message, isFinal: true };
  }
  const { code = "", message = "" } = error as { code?: string; message?: string };
  return { problem: WORDS[code] ?? `The connection failed: ${code || message.slice(0, 200)}.` };
}

const WORDS: Record<string, string> = {
  ECONNREFUSED: "The receiver refuses connections.",
  ENOTFOUND: "The receiver's name is unknown.",
  EAI_AGAIN: "The receiver's name can't be resolved now.",
  ECONNRESET: "The receiver broke the connection.",
  UND_ERR_SOCKET: "The receiver broke the connection.",
  UND_ERR_CONNECT_TIMEOUT: "The receiver can't be reached.",
};
