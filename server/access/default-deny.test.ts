import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { describe, expect, it } from "vitest";
import { enrollAgent, run } from "../../test/support/graphql.ts";
import { schema } from "../schema.ts";

/** Root fields that are not for operators alone. A field that is missing here is. */
const AGENTS = new Set([
  "heartbeat",
  "deregisterAgent",
  "submitEvents",
  "submitArtifact",
  "completeAssignment",
  "failAssignment",
  "wakeUp",
  "ruleSet",
]);
const EVERYBODY = new Set(["viewer", "registerAgent"]);

const SCALARS: Record<string, string> = {
  Int: "1",
  Float: "0.5",
  Boolean: "true",
  BigInt: "1",
  JSON: "{}",
  DateTime: '"2026-01-01T00:00:00Z"',
};

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? `"${crypto.randomUUID()}"`;
  const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return `{ ${fields.map((field) => `${field.name}: ${literal(field.type)}`).join(" ")} }`;
}

function selection(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type) || !isObjectType(type)) return "";
  const inner = Object.values(type.getFields()).find((one) => isLeafType(getNamedType(one.type)));
  return inner ? ` { ${inner.name} }` : " { __typename }";
}

function operation(
  root: "query" | "mutation" | "subscription",
  field: GraphQLField<unknown, unknown>,
): string {
  const args = field.args
    .filter((arg) => isNonNullType(arg.type))
    .map((arg) => `${arg.name}: ${literal(arg.type)}`);
  return `${root} { ${field.name}${args.length > 0 ? `(${args.join(", ")})` : ""}${selection(field)} }`;
}

const roots = [
  ["query", schema.getQueryType()],
  ["mutation", schema.getMutationType()],
  ["subscription", schema.getSubscriptionType()],
] as const;
const operations = roots.flatMap(([root, type]) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({ name: field.name, text: operation(root, field) })),
);

async function codeFor(text: string, token?: string) {
  return (await run(text, {}, token)).errors?.[0]?.extensions.code;
}

describe("default deny", () => {
  it("tries every root field of the schema", () => {
    expect(operations.length).toBeGreaterThan(25);
  });

  it.each(operations.filter(({ name }) => !EVERYBODY.has(name)))("nobody gets $name", async ({ text }) => {
    expect(await codeFor(text)).toBe("UNAUTHENTICATED");
  });

  const forOperators = operations.filter(({ name }) => !AGENTS.has(name) && !EVERYBODY.has(name));
  it.each(forOperators)("an agent does not get $name", async ({ text }) => {
    const agent = await enrollAgent();
    expect(await codeFor(text, agent.token)).toBe("FORBIDDEN");
  });

  it.each(operations.filter(({ name }) => AGENTS.has(name)))(
    "an operator is no agent: $name",
    async ({ text }) => {
      const { operatorToken } = await import("../../test/support/graphql.ts");
      expect(await codeFor(text, await operatorToken())).toBe("FORBIDDEN");
    },
  );

  it("shows nobody who is signed in", async () => {
    expect((await run("{ viewer { id } }")).data).toEqual({ viewer: null });
  });
});
