import { createRequire } from "node:module";
import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql, isSchema } from "graphql";
import { createSchema } from "graphql-yoga";
import { expect, test } from "vitest";

const require = createRequire(import.meta.url);

test("tests, Yoga and Node's own loader share one instance of graphql", async () => {
  const native = await import(/* @vite-ignore */ `file://${require.resolve("graphql")}`);
  expect(native.GraphQLSchema).toBe(GraphQLSchema);
  const fromYoga = createSchema({ typeDefs: "type Query { ok: Boolean }" });
  expect(isSchema(fromYoga)).toBe(true);
  expect(fromYoga).toBeInstanceOf(GraphQLSchema);
});

test("a schema made here is executed by the graphql that Node loads", async () => {
  const query = new GraphQLObjectType({
    name: "Query",
    fields: { word: { type: GraphQLString, resolve: () => "yes" } },
  });
  const result = await graphql({ schema: new GraphQLSchema({ query }), source: "{ word }" });
  expect(result).toEqual({ data: { word: "yes" } });
});
