import type { z } from "zod";
import type { JsonSchema } from "./answer-schema.ts";
import type { TypedDocumentString } from "./gql/graphql.ts";

/** What a path is called with, checked as far as its own schemas say. */
export type RestCall<Input> = {
  /** The `{id}` of the path; empty where it has none. */
  id: string;
  /** The body of a POST, the query of a GET. */
  input: Input;
  /** Runs an operation as whoever calls. */
  run: <Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ) => Promise<Result>;
};

/** What it answers with: 200 unless it says otherwise. */
export type RestAnswer = { status?: 200 | 201; headers?: Record<string, string>; body: unknown };

/** One path with one method. */
export type Route = {
  method: "GET" | "POST";
  /** Such as /api/agents/{id}; a slash at the end may be there or not. */
  path: string;
  name: string;
  summary: string;
  /** Who may call it, in words; the schema decides. */
  who: string;
  /** Also for those the head does not know. */
  isPublic?: boolean;
  input: z.ZodObject;
  answer: JsonSchema;
  status?: 200 | 201;
  /** Codes of refusals beside those that every path has. */
  refusals: number[];
  act: (call: RestCall<never>) => Promise<RestAnswer>;
};

type Definition<Input extends z.ZodObject> = Omit<Route, "input" | "act"> & {
  input: Input;
  act: (call: RestCall<z.output<Input>>) => Promise<RestAnswer>;
};

/** Declares a path. Its input reaches `act` as its schema gives it out. */
export function route<Input extends z.ZodObject>(definition: Definition<Input>): Route {
  return definition as unknown as Route;
}
