import { z } from "zod";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { parseInput } from "../parse-input.ts";
import { AccountType } from "./account-type.ts";
import { createApiToken, revokeApiToken, roleOfToken } from "./api-token.ts";
import { requireRole, requireSession } from "./require-caller.ts";
import { RoleType } from "./role-type.ts";

const ApiTokenType = builder.prismaObject("Apikey", {
  name: "ApiToken",
  authScopes: { viewer: true },
  description:
    "A token with which a script acts for an account. The token itself is shown once, when it is made.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.string({ select: { name: true }, resolve: ({ name }) => name ?? "" }),
    start: t.string({
      description: "Its first characters, to tell it by.",
      select: { start: true },
      resolve: ({ start }) => start ?? "",
    }),
    role: t.field({
      type: RoleType,
      description: "What it may do, as far as its account may.",
      select: { permissions: true },
      resolve: ({ permissions }) => roleOfToken(permissions),
    }),
    account: t.field({
      type: AccountType,
      nullable: true,
      select: { referenceId: true },
      resolve: ({ referenceId }) => db.user.findUnique({ where: { id: referenceId } }),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    lastUsedAt: t.expose("lastRequest", { type: "DateTime", nullable: true }),
    expiresAt: t.expose("expiresAt", { type: "DateTime", nullable: true, description: "Null for never." }),
  }),
});

builder.queryField("apiTokens", (t) =>
  t.prismaConnection({
    type: ApiTokenType,
    cursor: "id",
    description: "API tokens, the latest first: the caller's own, or for admins those of all accounts.",
    resolve: (query, _root, _args, { caller }) => {
      const { role, userId } = requireRole(caller, "VIEWER");
      return db.apikey.findMany({
        ...query,
        where: role === "ADMIN" ? {} : { referenceId: userId },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      });
    },
  }),
);

const CreateApiTokenPayload = builder
  .objectRef<{ id: string; token: string }>("CreateApiTokenPayload")
  .implement({
    authScopes: { viewer: true },
    fields: (t) => ({
      token: t.exposeString("token", { description: "Sent as `authorization: Bearer …`. Shown only here." }),
      apiToken: t.prismaField({
        type: ApiTokenType,
        resolve: (query, { id }) => db.apikey.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  });

const NewToken = z.object({
  name: z.string().trim().min(1, "is empty").max(32),
  expiresInDays: z.int().min(1).max(365).nullable(),
});

builder.mutationField("createApiToken", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { viewer: true },
    type: CreateApiTokenPayload,
    description: "Makes an API token of the caller's account. For browsers only: no token makes another.",
    args: {
      name: t.arg.string({ required: true, description: "What it is for, 1 to 32 characters." }),
      role: t.arg({ type: RoleType, required: true, description: "At most the account's own." }),
      expiresInDays: t.arg.int({ description: "1 to 365; absent: it does not expire." }),
    },
    resolve: (_root, { role, ...args }, context) => {
      const owner = requireSession(context.caller);
      const input = parseInput(NewToken, { ...args, expiresInDays: args.expiresInDays ?? null });
      return createApiToken({ ...input, role }, owner, originOf(context));
    },
  }),
);

builder.mutationField("revokeApiToken", (t) =>
  t.boolean({
    skipTypeScopes: true,
    authScopes: { viewer: true },
    description: "Ends an API token within a second: an own one, or any for admins.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      await revokeApiToken(id, requireRole(context.caller, "VIEWER"), originOf(context));
      return true;
    },
  }),
);
