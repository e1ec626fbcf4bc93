import {
  coerceInputValue,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  getNamedType,
  getNullableType,
  isListType,
  validateInputValue,
} from "graphql";
import type { DetectionFilter } from "../detections/filter.ts";
import { AppError } from "../errors.ts";
import { schema } from "../schema.ts";

/**
 * Reads the filter of a list from the parameters of an address: each field of `DetectionFilterInput` by its name, lists
 * as a parameter that is repeated. GraphQL's own type checks it, so that an export knows what the list knows. Throws
 * BAD_INPUT with a sentence that names the parameter.
 */
export function readFilter(parameters: URLSearchParams): DetectionFilter {
  const type = schema.getType("DetectionFilterInput") as GraphQLInputObjectType;
  const fields = new Map(Object.entries(type.getFields()));
  const input: Record<string, unknown> = {};
  for (const name of new Set(parameters.keys())) {
    const field = fields.get(name);
    if (!field) {
      const known = [...fields.keys()].join(", ");
      throw new AppError("BAD_INPUT", `There is no filter "${name.slice(0, 60)}". There are: ${known}.`);
    }
    input[name] = readValue(name, field, parameters.getAll(name));
  }
  validateInputValue(input, type, (error, path) => {
    throw new AppError("BAD_INPUT", `${path.join(".")}: ${error.message}`);
  });
  return coerceInputValue(input, type) as DetectionFilter;
}

function readValue(name: string, field: GraphQLInputField, texts: string[]): unknown {
  const values = texts.map((text) => scalarOf(getNamedType(field.type).name, text));
  if (isListType(getNullableType(field.type))) return values;
  if (values.length > 1) throw new AppError("BAD_INPUT", `The filter "${name}" is given more than once.`);
  return values[0];
}

/** A parameter as JSON would carry it. What is no number or Boolean stays text, which GraphQL then refuses. */
function scalarOf(type: string, text: string): unknown {
  if (type === "Boolean" && (text === "true" || text === "false")) return text === "true";
  if ((type === "Int" || type === "Float") && text.trim() !== "" && Number.isFinite(Number(text)))
    return Number(text);
  return text;
}
