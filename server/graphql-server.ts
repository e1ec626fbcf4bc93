import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import { createYoga } from "graphql-yoga";
import { type Asker, createContext } from "./context.ts";
import { isDatabaseAway, isUnstorableText } from "./db.ts";
import { AppError, databaseAway } from "./errors.ts";
import { logger } from "./logger.ts";
import { measureOperations } from "./metrics/measure-operations.ts";
import { countGraphQLError } from "./metrics/request-metrics.ts";
import { schema } from "./schema.ts";
import { nameOperations } from "./transport/operation-name.ts";
import { operationPolicy } from "./transport/operation-policy.ts";
import { traceOperations } from "./transport/trace-operations.ts";

/** Expected errors pass; a database that is away says so; anything else is logged with an id and masked. */
export function maskError(error: unknown): GraphQLError {
  const told = toldError(error);
  countGraphQLError(told);
  return told;
}

function toldError(error: unknown): GraphQLError {
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (isDatabaseAway(original)) return databaseAway();
  if (isUnstorableText(original))
    return new AppError("BAD_INPUT", "A text holds a NUL character, which can't be stored.");
  if (error instanceof GraphQLError && (!original || original instanceof GraphQLError)) return error;
  const errorId = randomUUID();
  logger.error({ op: "graphql.execute", ok: false, errorId, err: original });
  return new GraphQLError(`Something went wrong in the head. Its log has more under ${errorId}.`, {
    extensions: { code: "INTERNAL_SERVER_ERROR", errorId },
  });
}

/** GraphQL for whoever calls, over HTTP or a WebSocket. */
export const yoga = createYoga<Asker>({
  schema,
  context: createContext,
  maskedErrors: { maskError },
  logging: false,
  landingPage: false,
  batching: false,
  cors: false, // no page of another origin reads anything
  multipart: false,
  graphiql: false,
  maxRequestBodySize: false, // the app checks Content-Length before; piping each body through a counter costs half the throughput
  plugins: [operationPolicy, nameOperations, measureOperations, traceOperations],
});
