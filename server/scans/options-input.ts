import { z } from "zod";
import { builder } from "../builder.ts";

/** GraphQL's Int has 32 bits. */
const MAX_INT = 2 ** 31 - 1;

/** What JSON Schema says of one option, as far as GraphQL can say it. A value that may be left out or null is `anyOf` or a list of types. */
const Option = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.string()).optional(),
  maximum: z.number().optional(),
  description: z.string().optional(),
  get anyOf() {
    return z.array(Option).optional();
  },
  get items() {
    return Option.optional();
  },
});
type Option = z.infer<typeof Option>;

const Options = z.object({
  description: z.string().optional(),
  properties: z.record(z.string(), Option),
  required: z.array(z.string()).default([]),
});

/**
 * The GraphQL input of a scanner's options, made from the strict schema that head and agent check them with: the same
 * names, types, closed sets and descriptions. Ranges and what excludes what stay with the schema, which says it in words.
 * @throws Error for an option that is no text, whole number, switch, choice, or list of those
 */
export function optionsInput(scanner: string, options: z.ZodType) {
  const { description, properties, required } = Options.parse(z.toJSONSchema(options, { io: "input" }));
  const name = capitalised(scanner);
  return builder.inputRef<Record<string, unknown>>(`${name}ConfigInput`).implement({
    description,
    fields: (t) =>
      Object.fromEntries(
        Object.entries(properties).map(([key, option]) => {
          const field = { description: option.description, required: required.includes(key) };
          const inner = withoutNull(option);
          const enumName = `${name}${capitalised(key)}`;
          return [
            key,
            inner.items
              ? t.field({ ...field, type: [typeOf(inner.items, enumName)] })
              : t.field({ ...field, type: typeOf(inner, enumName) }),
          ];
        }),
      ),
  });
}

function withoutNull(option: Option): Option {
  const choices = option.anyOf?.filter(({ type }) => type !== "null") ?? [];
  const [only] = choices;
  if (only && choices.length === 1) return withoutNull(only);
  const types = [option.type ?? []].flat().filter((type) => type !== "null");
  return { ...option, type: types.length === 1 ? types[0] : types };
}

function typeOf(option: Option, enumName: string) {
  if (option.enum) return builder.enumType(enumName, { values: option.enum });
  switch (option.type) {
    case "string":
      return "String";
    case "boolean":
      return "Boolean";
    case "integer":
      return (option.maximum ?? 0) > MAX_INT ? "BigInt" : "Int";
    default:
      throw new Error(`The option behind ${enumName} is of no type that GraphQL has.`);
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
