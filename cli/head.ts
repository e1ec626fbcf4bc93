import { z } from "zod";
import { isLoopback } from "../agent/loopback.ts";
import { CliFailure, EXIT } from "./failure.ts";
import type { TypedDocumentString } from "./gql/graphql.ts";

const CALL_TIMEOUT_MS = 30_000;
/** As the head makes them; anything else could not even be sent. */
const TOKEN = /^[\w-]{20,200}$/;
/** What the head refuses because of what it was asked, not of who asked; and all that end with NOT_FOUND. */
const WRONG_INPUT = [
  "BAD_INPUT",
  "BAD_QUERY",
  "TARGET_INVALID",
  "TOO_MANY_TARGETS",
  "PATH_INVALID",
  "UNKNOWN_SCANNER",
  "FEED_INVALID",
];

const Answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }),
    )
    .optional(),
});

/** The head as a remote client sees it. */
export interface Head {
  /** Base address, without a slash at the end. */
  url: string;
  /** Runs an operation. Throws CliFailure. */
  ask<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<Result>;
  /** Sends a request outside of GraphQL and answers with what came, where that is no refusal. Throws CliFailure. */
  request(path: string, init?: RequestInit): Promise<Response>;
}

/** The head of AI_DEFEND_URL (http://localhost:8000), called with AI_DEFEND_TOKEN. Throws CliFailure where that can't be. */
export function connectHead(env: NodeJS.ProcessEnv): Head {
  const url = headUrl(env);
  const token = env.AI_DEFEND_TOKEN?.trim();
  if (!token)
    throw new CliFailure(
      EXIT.usage,
      "AI_DEFEND_TOKEN is not set. Make a token on the dashboard's page Your account, or on the head's machine with: ai-defend token --name me",
    );
  if (!TOKEN.test(token))
    throw new CliFailure(
      EXIT.usage,
      "AI_DEFEND_TOKEN holds no token: that is 20 to 200 letters, digits, dashes and underscores.",
    );
  const authorization = `Bearer ${token}`;
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = { ...(init.headers as Record<string, string>), authorization };
    const response = await reach(`${url}${path}`, { redirect: "error", ...init, headers });
    if (response.ok && !response.headers.get("content-type")?.startsWith("text/html")) return response;
    throw refusalOf(url, response.status, await response.text());
  };
  return {
    url,
    request,
    async ask(document, variables) {
      const response = await request("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify({ query: String(document), variables }),
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
      });
      const text = await response.text();
      const { data, errors } = parse(text) ?? {};
      if (errors?.length || data == null) throw refusalOf(url, response.status, text);
      return data as never;
    },
  };
}

/** Where the head is. Throws CliFailure for an address that is none, or would have the token sent in clear. */
export function headUrl(env: NodeJS.ProcessEnv): string {
  const text = env.AI_DEFEND_URL || "http://localhost:8000";
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["http:", "https:"].includes(url.protocol))
    throw new CliFailure(EXIT.usage, `AI_DEFEND_URL is an http or https address, not "${text}".`);
  if (url.protocol === "http:" && !isLoopback(url.hostname) && env.AI_DEFEND_ALLOW_HTTP !== "true")
    throw new CliFailure(
      EXIT.usage,
      `AI_DEFEND_URL ${url.origin} would send the token unencrypted: use https, or set AI_DEFEND_ALLOW_HTTP=true where the network itself is protected.`,
    );
  return text.replace(/\/+$/, "");
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const { cause, message } = error as Error & { cause?: Error };
    const reason = cause?.message || message;
    throw new CliFailure(
      EXIT.notRun,
      `The head at ${new URL(url).origin} did not answer: ${reason}.`,
      "HEAD_AWAY",
    );
  }
}

function parse(text: string): z.infer<typeof Answer> | undefined {
  try {
    return Answer.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function refusalOf(url: string, status: number, text: string): CliFailure {
  const error = parse(text)?.errors?.[0];
  if (!error)
    return new CliFailure(
      EXIT.notRun,
      `What answers at ${url} is no head: status ${status}.`,
      `HTTP_${status}`,
    );
  const { code = "BAD_INPUT" } = error.extensions ?? {};
  if (code === "UNAUTHENTICATED")
    return new CliFailure(EXIT.notRun, "The head does not know AI_DEFEND_TOKEN, or it has ended.", code);
  const isWrongInput = WRONG_INPUT.includes(code) || code.endsWith("NOT_FOUND");
  return new CliFailure(isWrongInput ? EXIT.usage : EXIT.notRun, error.message, code);
}
