import { type ExecutionResult, getOperationAST, OperationTypeNode } from "graphql";
import type { Plugin } from "graphql-yoga";
import { joinTrace, type Span, traced } from "../../agent/tracing.ts";
import type { Context } from "../context.ts";
import { logFields } from "../log-context.ts";
import { nameOfOperation } from "./operation-name.ts";

type Traceable = Context & { request?: Request };

/**
 * Traces what people and scripts change, and whatever comes with a traceparent: the submits of agents. What pages read and
 * heartbeats are not traced: they are many, and belong to nothing.
 */
export const traceOperations: Plugin<Traceable> = {
  onExecute({ args, executeFn, setExecuteFn }) {
    const { caller, request } = args.contextValue as Traceable;
    const told = request?.headers.get("traceparent") ?? null;
    const operation = getOperationAST(args.document, args.operationName);
    const isAsked = operation?.operation === OperationTypeNode.MUTATION && caller?.kind === "user";
    if (!isAsked && told === null) return;
    setExecuteFn((all) =>
      joinTrace(told, () =>
        traced(nameOfOperation(args), "server", async (span) => {
          const result = (await executeFn(all)) as ExecutionResult;
          if (span) describe(span, result);
          return result;
        }),
      ),
    );
  },
};

function describe(span: Span, { errors }: ExecutionResult): void {
  for (const [name, value] of Object.entries(logFields()))
    if (typeof value === "string" || typeof value === "number") span.set({ [name]: value });
  const code = errors?.[0]?.extensions["code"];
  if (errors?.[0]) span.fail(typeof code === "string" ? code : "INTERNAL_SERVER_ERROR");
}
