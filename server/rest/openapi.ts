import { z } from "zod";
import manifest from "../../package.json" with { type: "json" };
import { publicUrl } from "../config.ts";
import { ScanEvent } from "../events/event.ts";
import type { JsonSchema } from "./answer-schema.ts";
import type { Route } from "./route.ts";
import { ROUTES } from "./routes.ts";
import { ScanConfig } from "./scan-config.ts";

/** What every path may answer instead. */
const REFUSALS: Record<number, string> = {
  400: "Something in the request is wrong; the message names it.",
  401: "No token, or none that the head knows.",
  403: "Whoever asks may not do this.",
  404: "There is nothing of that id.",
  409: "It does not go together with what is there.",
  411: "The length of the body is not said.",
  413: "The body is too large.",
  415: "The body is not application/json.",
  429: "Too many requests. Retry-After says when to come back, in seconds.",
  503: "The database can't be reached. Retry-After says when to come back, in seconds.",
};
const ALWAYS = [400, 401, 403, 429, 503];
const WITH_BODY = [411, 413, 415];

let description: JsonSchema | undefined;

/** The paths as an OpenAPI 3.1 document, made from the schemas that check and answer them. */
export function describeApi(): JsonSchema {
  description ??= {
    openapi: "3.1.0",
    info: {
      title: "AI Defend",
      version: manifest.version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description: "For curl and scripts. GraphQL at /graphql has all of it.",
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      [...Map.groupBy(ROUTES, ({ path }) => path)].map(([path, routes]) => [
        path,
        Object.fromEntries(routes.map((route) => [route.method.toLowerCase(), describeRoute(route)])),
      ]),
    ),
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "An API token, or an agent's session token." },
      },
      schemas: { Error: ERROR, Event: jsonSchema(ScanEvent), ScanConfig: jsonSchema(ScanConfig) },
    },
  };
  return description;
}

const ERROR: JsonSchema = {
  type: "object",
  required: ["code", "message"],
  properties: {
    code: { type: "string", description: "Stable, for programs." },
    message: { type: "string", description: "A sentence for people." },
  },
};

function jsonSchema(type: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io: "input" });
  return schema;
}

const json = (schema: JsonSchema) => ({ "application/json": { schema } });

function describeRoute({
  name,
  summary,
  who,
  path,
  method,
  input,
  answer,
  status = 200,
  isPublic,
  refusals,
}: Route) {
  const schema = jsonSchema(input);
  const codes = new Set([...ALWAYS, ...(method === "POST" ? WITH_BODY : []), ...refusals]);
  const others = [...codes]
    .sort((a, b) => a - b)
    .map((code) => [
      code,
      { description: REFUSALS[code], content: json({ $ref: "#/components/schemas/Error" }) },
    ]);
  return {
    operationId: name,
    summary,
    description: `For ${who}.`,
    ...(isPublic ? { security: [] } : {}),
    parameters: [...pathParameters(path), ...(method === "GET" ? queryParameters(schema) : [])],
    ...(method === "POST" ? { requestBody: { required: true, content: json(schema) } } : {}),
    responses: {
      [status]: { description: "Done.", content: json(answer) },
      ...Object.fromEntries(others),
    },
  };
}

function pathParameters(path: string) {
  return path.includes("{id}")
    ? [{ name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } }]
    : [];
}

function queryParameters({ properties = {} }: JsonSchema) {
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, schema]) => ({
    name,
    in: "query",
    description: schema["description"],
    schema,
  }));
}
