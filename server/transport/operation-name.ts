import { type DocumentNode, getOperationAST, Kind } from "graphql";
import type { Plugin } from "graphql-yoga";
import { addToLog } from "../log-context.ts";

type Named = { document: DocumentNode; operationName?: string | null | undefined };

/** Such as `mutation assignScan`, by the first field that is asked for: the schema's, and so of a bounded number. */
export function nameOfOperation({ document, operationName }: Named): string {
  const operation = getOperationAST(document, operationName);
  const first = operation?.selectionSet.selections.find((one) => one.kind === Kind.FIELD);
  return `${operation?.operation ?? "query"} ${first?.name.value ?? "fragment"}`;
}

/** Names the operation in the further lines of its request. */
export const nameOperations: Plugin = {
  onExecute: ({ args }) => addToLog({ operation: nameOfOperation(args) }),
  onSubscribe: ({ args }) => addToLog({ operation: nameOfOperation(args) }),
};
