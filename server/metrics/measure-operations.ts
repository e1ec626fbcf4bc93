import { type DocumentNode, type GraphQLError, getOperationAST } from "graphql";
import type { Plugin } from "graphql-yoga";
import { knownOperationNames } from "../transport/trusted-documents.ts";
import { countGraphQLError, measureOperation } from "./request-metrics.ts";

/** Names that callers make up are not told apart: there is no end of them. */
const OTHER = "other";

/** Measures how long queries and mutations take, and counts what is no valid one. Subscriptions have no end to measure. */
export const measureOperations: Plugin = {
  onValidate() {
    return ({ result }) => {
      for (const error of result as GraphQLError[]) countGraphQLError(error);
    };
  },
  onExecute({ args: { document, operationName } }) {
    const startedAt = performance.now();
    return {
      onExecuteDone: () =>
        measureOperation(nameOf(document, operationName), (performance.now() - startedAt) / 1000),
    };
  },
};

function nameOf(document: DocumentNode, operationName: string | null | undefined): string {
  const name = getOperationAST(document, operationName)?.name?.value ?? OTHER;
  return knownOperationNames().has(name) ? name : OTHER;
}
