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
import { schema } from "../../server/schema.ts";

const SCALARS: Record<string, string> = {
  Int: "1",
  Float: "0.5",
  Boolean: "true",
  BigInt: "1",
  JSON: "{}",
  DateTime: '"2026-01-01T00:00:00Z"',
};

function literal(type: GraphQLInputType, id: string): string {
  if (isNonNullType(type)) return literal(type.ofType, id);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? `"${id}"`;
  const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return `{ ${fields.map((field) => `${field.name}: ${literal(field.type, id)}`).join(" ")} }`;
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
  id: string,
): string {
  const args = field.args
    .filter((arg) => isNonNullType(arg.type))
    .map((arg) => `${arg.name}: ${literal(arg.type, id)}`);
  return `${root} { ${field.name}${args.length > 0 ? `(${args.join(", ")})` : ""}${selection(field)} }`;
}

const roots = [
  ["query", schema.getQueryType()],
  ["mutation", schema.getMutationType()],
  ["subscription", schema.getSubscriptionType()],
] as const;

/** One operation for each root field of the schema, with what it must be given; ids and texts are `id`. */
export function everyOperation(id: string = crypto.randomUUID()): { name: string; text: string }[] {
  return roots.flatMap(([root, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      name: field.name,
      text: operation(root, field, id),
    })),
  );
}
