import { AsyncLocalStorage } from "node:async_hooks";
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from "graphql";
import { logCaller } from "../access/caller.ts";
import type { Asker } from "../context.ts";
import { maskError, yoga } from "../graphql-server.ts";
import { withRequestId } from "../log-context.ts";
import { logger } from "../logger.ts";
import { countRequest } from "./rate-limit.ts";

/** One operation as graphql-ws got it. */
export type SocketPayload = {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
};

type Errors = readonly GraphQLError[];
type Results = AsyncIterator<ExecutionResult>;

/**
 * What graphql-ws executes, after Yoga's own checks; or why it does not. Never throws: that would close the socket.
 * From its message to its end, with all results of a subscription, its lines in the log carry one request id, that of the
 * message where it is a plain one, and its caller.
 */
export function beginOperation(asker: Asker, id: string, payload: SocketPayload) {
  return withRequestId(id, async () => {
    logCaller(asker.caller);
    const operation = new SocketOperation();
    const args = await executionArgs(asker, payload, operation);
    if (Array.isArray(args)) operation.end(args);
    return args;
  });
}

async function executionArgs(
  asker: Asker,
  { query, operationName, variables }: SocketPayload,
  operation: SocketOperation,
) {
  const enveloped = yoga.getEnveloped(asker);
  try {
    await countRequest(asker.caller, asker.address, query.length);
    const args = {
      schema: enveloped.schema,
      operationName: operationName ?? null,
      document: enveloped.parse(query),
      variableValues: variables ?? null,
      contextValue: await enveloped.contextFactory(),
      rootValue: {
        execute: (all: ExecutionArgs) => operation.execute(() => enveloped.execute(all)),
        subscribe: (all: ExecutionArgs) => operation.subscribe(() => enveloped.subscribe(all)),
      },
    };
    const errors: Errors = enveloped.validate(args.schema, args.document);
    return errors.length > 0 ? [...errors] : args;
  } catch (error) {
    return [error instanceof GraphQLError ? error : (maskError(error) as GraphQLError)];
  }
}

/** The work of one operation, which graphql-ws calls for piece by piece. Made in the context of its request. */
class SocketOperation {
  readonly #startedAt = performance.now();
  readonly #within = AsyncLocalStorage.snapshot();

  execute(work: () => ExecutionResult | Promise<ExecutionResult>): Promise<ExecutionResult> {
    return this.#within(async () => {
      const result = await work();
      this.end(result.errors);
      return result;
    });
  }

  subscribe(work: () => Promise<ExecutionResult | AsyncIterable<ExecutionResult>>) {
    return this.#within(async () => {
      const result = await work();
      if (Symbol.asyncIterator in result) return this.#follow(result[Symbol.asyncIterator]());
      this.end(result.errors);
      return result;
    });
  }

  /** One line for each operation, for those who want them, as for requests over HTTP. */
  end(errors: Errors = []): void {
    const durationMs = Math.round(performance.now() - this.#startedAt);
    const code = errors[0] && (errors[0].extensions["code"] ?? "GRAPHQL_VALIDATION_FAILED");
    const problem = code === undefined ? {} : { error: { code } };
    this.#within(() =>
      logger.debug({ op: "socket.operation", ok: code === undefined, durationMs, ...problem }),
    );
  }

  /** Results as they come; ended by whoever asks for no more of them, or by itself. */
  #follow(results: Results): AsyncIterableIterator<ExecutionResult> {
    let isOver = false;
    const over = () => {
      if (!isOver) this.end();
      isOver = true;
    };
    return {
      next: () =>
        this.#within(async () => {
          const result = await results.next();
          if (result.done) over();
          return result;
        }),
      return: () =>
        this.#within(async () => {
          over();
          await results.return?.();
          return { done: true as const, value: undefined };
        }),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}
