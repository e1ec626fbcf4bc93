import type { ExecutionResult } from "graphql";
import type { Asker } from "../context.ts";
import { yoga } from "../graphql-server.ts";
import type { TypedDocumentString } from "./gql/graphql.ts";

/**
 * Runs one of our own operations in this process, through everything that an operation over HTTP goes through but the
 * transport: who may do it, what is valid, limits, the audit log, masking. Throws the first error of the answer.
 */
export async function runOperation<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  asker: Asker,
): Promise<Result> {
  const { schema, parse, validate, execute, contextFactory } = yoga.getEnveloped(asker);
  const contextValue = await contextFactory();
  const parsed = parse(document.toString());
  const [problem] = validate(schema, parsed);
  if (problem) throw problem;
  const { data, errors } = (await execute({
    schema,
    document: parsed,
    variableValues: variables,
    contextValue,
  })) as ExecutionResult;
  if (errors?.[0]) throw errors[0];
  return data as Result;
}
