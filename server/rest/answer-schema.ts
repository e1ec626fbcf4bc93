import {
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from "graphql";
import { schema } from "../schema.ts";

/** JSON Schema, 2020-12. */
export type JsonSchema = { [keyword: string]: unknown };

const SCALARS: Record<string, JsonSchema> = {
  ID: { type: "string" },
  String: { type: "string" },
  Boolean: { type: "boolean" },
  Int: { type: "integer" },
  BigInt: { type: "integer" },
  Float: { type: "number" },
  DateTime: { type: "string", format: "date-time" },
  JSON: {},
};

/**
 * What an operation of ours answers at a path of fields, lists passed through: made from what it selects and from the
 * GraphQL schema, descriptions included. `null` is left out at the path itself: there it is a 404.
 */
export function answerSchema(document: { toString(): string }, ...fields: string[]): JsonSchema {
  const [operation] = parse(document.toString()).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("That is no operation.");
  const root = operation.operation === "query" ? schema.getQueryType() : schema.getMutationType();
  if (!root) throw new Error("The schema has no such root.");
  return descend(root, operation.selectionSet, fields);
}

function descend(
  type: GraphQLOutputType,
  selection: SelectionSetNode | undefined,
  [name, ...rest]: string[],
): JsonSchema {
  if (name === undefined) return schemaOf(type, selection);
  const inner = fieldsOf(selection).find((one) => one.name.value === name)?.selectionSet;
  return descend(getNamedType(fieldOf(type, name).type), inner, rest);
}

function fieldsOf(selection: SelectionSetNode | undefined) {
  return (selection?.selections ?? []).filter((one) => one.kind === Kind.FIELD);
}

function fieldOf(type: GraphQLOutputType, name: string) {
  const named = getNamedType(type);
  const field = isObjectType(named) ? named.getFields()[name] : undefined;
  if (!field) throw new Error(`The schema has no ${name} there.`);
  return field;
}

function schemaOf(type: GraphQLOutputType, selection: SelectionSetNode | undefined): JsonSchema {
  if (isNonNullType(type)) return schemaOf(type.ofType, selection);
  if (isListType(type)) return { type: "array", items: orNull(type.ofType, selection) };
  if (isEnumType(type)) return { type: "string", enum: type.getValues().map(({ name }) => name) };
  if (!isObjectType(type)) return SCALARS[type.name] ?? {};
  const names = fieldsOf(selection).map(({ name }) => name.value);
  const properties = fieldsOf(selection).map(({ name, selectionSet }) => {
    const { type: inner, description } = fieldOf(type, name.value);
    return [name.value, { ...orNull(inner, selectionSet), ...(description ? { description } : {}) }];
  });
  return { type: "object", properties: Object.fromEntries(properties), required: names };
}

function orNull(type: GraphQLOutputType, selection: SelectionSetNode | undefined): JsonSchema {
  const inner = schemaOf(type, selection);
  if (isNonNullType(type) || !("type" in inner)) return inner;
  return "enum" in inner || inner["type"] === "object"
    ? { anyOf: [inner, { type: "null" }] }
    : { ...inner, type: [inner["type"], "null"] };
}
