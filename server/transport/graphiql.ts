import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import { EXAMPLE_OPERATIONS } from "../example-operations.ts";

/** GraphiQL as one page that loads nothing from anywhere, and the policy under which it runs. */
type Page = { body: string; policy: string };
let page: Page | undefined;

function renderPage(): Page {
  const body = renderGraphiQL({
    title: "AI Defend · GraphiQL",
    subscriptionsProtocol: "WS",
    defaultQuery: EXAMPLE_OPERATIONS,
  });
  const [script = ""] = /(?<=<script>).*(?=<\/script>)/s.exec(body) ?? [];
  return { body, policy: policyFor(script) };
}

/** Its editor makes style elements as it goes and workers from itself; the one script is named by its hash. */
function policyFor(script: string): string {
  const hash = createHash("sha256").update(script.replaceAll("\r\n", "\n")).digest("base64");
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "worker-src blob:",
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Does a browser ask for the page, rather than a program for data? */
export function wantsGraphiQL({ method, headers: { accept = "" } }: IncomingMessage): boolean {
  return method === "GET" && accept.includes("text/html");
}

/** Answers with GraphiQL. */
export function sendGraphiQL(response: ServerResponse): void {
  page ??= renderPage();
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": page.policy,
    "cache-control": "no-store",
  });
  response.end(page.body);
}
