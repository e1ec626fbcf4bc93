import {
  BREAK,
  type DocumentNode,
  type ParseOptions,
  parse,
  type ValidationOptions,
  validate,
  visit,
} from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Caller } from "../access/caller.ts";
import { config } from "../config.ts";
import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { OperationLimitsRule } from "./operation-limits.ts";
import { isTrustedDocument } from "./trusted-documents.ts";

/** Tokens of one operation's text, at most: the parser stops there. */
const MAX_TOKENS = 2000;
/** "Did you mean …" tells names of the schema to those who may not read it. */
const HIDE_SUGGESTIONS = { hideSuggestions: config.INTROSPECTION !== "on" };

/** What may be executed at all, and by whom: looked at before the schema says anything about it. */
export const operationPolicy: Plugin<Pick<Context, "caller">> = {
  onParse({ setParseFn }) {
    setParseFn((source: string, options: ParseOptions) =>
      parse(source, { ...options, maxTokens: MAX_TOKENS }),
    );
    return ({ result, context: { caller } }) => {
      if (result && !(result instanceof Error)) assertAllowed(result as DocumentNode, caller);
    };
  },
  onValidate({ addValidationRule, setValidationFn }) {
    addValidationRule(OperationLimitsRule);
    setValidationFn(((schema, document, rules, options: ValidationOptions) =>
      validate(schema, document, rules, { ...options, ...HIDE_SUGGESTIONS })) as typeof validate);
  },
  onExecute({ args }) {
    Object.assign(args, HIDE_SUGGESTIONS);
  },
  onSubscribe({ args }) {
    Object.assign(args, HIDE_SUGGESTIONS);
  },
};

/** May a caller send operations of its own making, where only those of dashboard and agents are trusted? */
export function maySendAnyOperation(caller: Caller): boolean {
  return !config.TRUSTED_DOCUMENTS_ONLY || (caller?.kind === "user" && caller.role === "ADMIN");
}

function assertAllowed(document: DocumentNode, caller: Caller): void {
  if (!maySendAnyOperation(caller) && !isTrustedDocument(document))
    throw new AppError(
      "OPERATION_NOT_TRUSTED",
      "This head takes the operations of its dashboard and agents only, and others from administrators.",
      { status: 403 },
    );
  if (introspects(document)) assertMayIntrospect(caller);
}

/** Throws INTROSPECTION_OFF for a caller whom this head does not tell what it can be asked. */
export function assertMayIntrospect(caller: Caller): void {
  if (mayIntrospect(caller)) return;
  throw new AppError("INTROSPECTION_OFF", "This head does not tell its schema to this caller.", {
    status: 403,
  });
}

function mayIntrospect(caller: Caller): boolean {
  if (config.INTROSPECTION === "users") return caller?.kind === "user";
  return config.INTROSPECTION === "on";
}

const introspecting = new WeakMap<DocumentNode, boolean>();

function introspects(document: DocumentNode): boolean {
  let answer = introspecting.get(document);
  if (answer === undefined) {
    answer = false;
    visit(document, {
      Field({ name: { value } }) {
        if (value !== "__schema" && value !== "__type") return undefined;
        answer = true;
        return BREAK;
      },
    });
    introspecting.set(document, answer);
  }
  return answer;
}
