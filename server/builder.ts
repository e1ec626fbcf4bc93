import SchemaBuilder from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import PrismaPlugin from "@pothos/plugin-prisma";
import RelayPlugin from "@pothos/plugin-relay";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import { GraphQLError } from "graphql";
import { z } from "zod";
import type { Caller } from "./access/caller.ts";
import { isAtLeast } from "./access/role.ts";
import type { Context } from "./context.ts";
import { db } from "./db.ts";
import { AppError, denied } from "./errors.ts";
import type PrismaTypes from "./generated/pothos.ts";
import { getDatamodel } from "./generated/pothos.ts";
import type { Role } from "./generated/prisma/enums.ts";

/** Rows of one page, at most. */
export const MAX_PAGE = 100;

/** Levels of lists and objects in a JSON value: what scanners tell has a tenth of it, and no more breaks what reads it. */
const MAX_JSON_DEPTH = 100;

/** Limits of one operation: the dashboard's largest needs less than half of each. */
const LIMITS = { depth: 10, breadth: 250, complexity: 20_000 };

const hasRole = (caller: Caller, least: Role) => caller?.kind === "user" && isAtLeast(caller.role, least);

/** The one schema builder. Types of a domain register themselves from its graphql.ts. */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  AuthScopes: Record<Lowercase<Role>, boolean> & {
    agent: boolean;
    pendingAgent: boolean;
    anyone: boolean;
  };
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
    BigInt: { Input: number; Output: bigint | number };
  };
}>({
  plugins: [ScopeAuthPlugin, RelayPlugin, PrismaPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ caller }) => ({
      viewer: hasRole(caller, "VIEWER"),
      analyst: hasRole(caller, "ANALYST"),
      operator: hasRole(caller, "OPERATOR"),
      admin: hasRole(caller, "ADMIN"),
      agent: caller?.kind === "agent" && !caller.isPending,
      pendingAgent: caller?.kind === "agent" && caller.isPending,
      anyone: true,
    }),
    unauthorizedError: (_parent, { caller }) => denied(caller !== null),
  },
  relay: {
    clientMutationId: "omit",
    cursorType: "String",
    nodeTypeOptions: { name: "Node" },
    pageInfoTypeOptions: {},
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
  prisma: {
    client: db,
    dmmf: getDatamodel(),
    exposeDescriptions: true,
    filterConnectionTotalCount: true,
    maxConnectionSize: MAX_PAGE,
    defaultConnectionSize: 25,
  },
  complexity: {
    limit: LIMITS,
    defaultListMultiplier: 5,
    complexityError: (kind, result) =>
      new AppError(
        "QUERY_TOO_COMPLEX",
        `The operation is too large: ${kind.toLowerCase()} ${result[kind.toLowerCase() as keyof typeof LIMITS]}, ` +
          `at most ${LIMITS[kind.toLowerCase() as keyof typeof LIMITS]}.`,
      ),
  },
});

builder.scalarType("DateTime", {
  description: "A moment in UTC, as ISO 8601 with milliseconds.",
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const parsed = z.iso.datetime({ offset: true }).safeParse(value);
    if (!parsed.success)
      throw new GraphQLError("A DateTime is an ISO 8601 string such as 2026-01-31T12:00:00Z.");
    return new Date(parsed.data);
  },
});

builder.scalarType("JSON", {
  description: `Any JSON value, at most ${MAX_JSON_DEPTH} levels deep. What may be in it is said where it is used.`,
  serialize: (value) => value,
  parseValue: (value) => {
    if (isDeeper(value, MAX_JSON_DEPTH))
      throw new AppError("BAD_INPUT", `A JSON value is at most ${MAX_JSON_DEPTH} levels deep.`);
    return value;
  },
});

/** Whether lists and objects are nested deeper than this. Looks no further than that. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

builder.scalarType("BigInt", {
  description: "A whole number up to 2^53 - 1, larger than Int allows.",
  serialize: (value) => Number(value),
  parseValue: (value) => {
    if (!Number.isSafeInteger(value)) throw new GraphQLError("A BigInt is a whole number up to 2^53 - 1.");
    return value as number;
  },
});

// Default deny: reading is for people with an account, acting for operators, unless a field says otherwise.
builder.queryType({ authScopes: { viewer: true } });
builder.mutationType({ authScopes: { operator: true } });
builder.subscriptionType({ authScopes: { viewer: true } });
