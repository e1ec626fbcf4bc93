import type { IncomingMessage, ServerResponse } from "node:http";
import { findRequestCaller } from "../access/caller.ts";
import type { Asker } from "../context.ts";
import { denied } from "../errors.ts";
import { answerJson } from "../http-answer.ts";
import { parseInput } from "../parse-input.ts";
import { limitArrival, refusalOfBody } from "../transport/body-rules.ts";
import { clientAddress } from "../transport/client-address.ts";
import { clientCertificate } from "../transport/client-certificate.ts";
import { assertNotCrossSite } from "../transport/cross-site.ts";
import { assertMayIntrospect } from "../transport/operation-policy.ts";
import { countRequest } from "../transport/rate-limit.ts";
import { readJson } from "./json-body.ts";
import { describeApi } from "./openapi.ts";
import { answerRefusal, RestRefusal } from "./refusal.ts";
import type { Route } from "./route.ts";
import { DESCRIPTION_PATH, findRoutes } from "./routes.ts";
import { runOperation } from "./run-operation.ts";

/**
 * Answers the paths for curl and old scripts: each runs one GraphQL operation as whoever calls, and answers with JSON; with
 * `{code, message}` where it is refused. The order is that of `/graphql`: who it is, what can't be right at all, how often.
 */
export async function receiveRest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    assertNotCrossSite(request);
    await answer(request, response);
  } catch (error) {
    answerRefusal(request, response, error);
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://head");
  const caller = await findRequestCaller(request);
  const address = clientAddress(request);
  const asker: Asker = { caller, address, certificate: clientCertificate(request.socket) };
  const { route, id } = requireRoute(request, response, pathname);
  const refusal = request.method === "POST" ? refusalOfBody(request) : null;
  if (refusal) throw new RestRefusal(refusal);
  await countRequest(caller, address, Number(request.headers["content-length"] ?? 0));
  if (route === "description") {
    assertMayIntrospect(caller);
    return answerJson(response, 200, describeApi());
  }
  if (!caller && !route.isPublic) throw denied(false);
  const raw = route.method === "POST" ? await bodyOf(request, response) : Object.fromEntries(searchParams);
  await act(route, { id, raw, asker }, response);
}

function requireRoute(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): { route: Route | "description"; id: string } {
  const method = request.method === "HEAD" ? "GET" : request.method;
  const { routes, id } = findRoutes(path);
  const isDescription = path === DESCRIPTION_PATH;
  const methods: string[] = isDescription ? ["GET"] : routes.map((one) => one.method);
  const shown = path.slice(0, 200);
  if (methods.length === 0)
    throw new RestRefusal({ status: 404, code: "NOT_FOUND", message: `There is no ${shown}.` });
  const route = isDescription ? "description" : routes.find((one) => one.method === method);
  if (route && methods.includes(method ?? "")) return { route, id: decoded(id) };
  response.setHeader("allow", methods.join(", "));
  const message = `Ask ${shown} by ${methods.join(" or ")}.`;
  throw new RestRefusal({ status: 405, code: "METHOD_NOT_ALLOWED", message });
}

function bodyOf(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  limitArrival(request, response, (late) => answerRefusal(request, response, new RestRefusal(late)));
  return readJson(request);
}

async function act(
  route: Route,
  { id, raw, asker }: { id: string; raw: unknown; asker: Asker },
  response: ServerResponse,
): Promise<void> {
  const input = parseInput(route.input, raw) as never;
  const {
    status = 200,
    headers = {},
    body,
  } = await route.act({
    id,
    input,
    run: (document, variables) => runOperation(document, variables, asker),
  });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  answerJson(response, status, body);
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id; // no id of ours, and answered as such
  }
}
