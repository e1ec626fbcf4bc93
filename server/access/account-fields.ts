import { z } from "zod";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { AppError } from "../errors.ts";
import { Role } from "../generated/prisma/enums.ts";
import { parseInput } from "../parse-input.ts";
import { literalOf, MAX_SEARCH, parseWords } from "../search.ts";
import { AccountType } from "./account-type.ts";
import { changeAccount, createAccount } from "./accounts.ts";
import type { Caller } from "./caller.ts";
import { isAtLeast } from "./role.ts";
import { RoleType } from "./role-type.ts";
import { createSignInLink } from "./sign-in.ts";

const Name = z.string().trim().min(1, "is empty").max(100);

builder.queryField("accounts", (t) =>
  t.prismaConnection({
    type: AccountType,
    cursor: "id",
    description: "The people who use the head, by name: whom detections can be assigned to.",
    args: {
      search: t.arg.string({
        description: `Words that must all match, at most ${MAX_SEARCH} characters: part of the name, or for admins of the e-mail address.`,
      }),
    },
    resolve: (query, _root, { search }, { caller }) =>
      db.user.findMany({
        ...query,
        orderBy: [{ name: "asc" }, { id: "asc" }],
        where: { AND: parseWords(search ?? "").map((word) => matchAccount(word, caller)) },
      }),
  }),
);

/** Only those match by their address to whom it is shown: else it could be guessed piece by piece. */
function matchAccount(word: string, caller: Caller) {
  const has = { contains: literalOf(word), mode: "insensitive" } as const;
  const isAdmin = caller?.kind === "user" && isAtLeast(caller.role, "ADMIN");
  return isAdmin ? { OR: [{ name: has }, { email: has }] } : { name: has };
}

const CreateAccountPayload = builder
  .objectRef<{ id: string; signInLink: string }>("CreateAccountPayload")
  .implement({
    authScopes: { admin: true },
    fields: (t) => ({
      account: t.prismaField({
        type: AccountType,
        resolve: (query, { id }) => db.user.findUniqueOrThrow({ ...query, where: { id } }),
      }),
      signInLink: t.exposeString("signInLink", {
        description: "Signs one browser in as this person, once, within an hour. To be passed on privately.",
      }),
    }),
  });

builder.mutationField("createAccount", (t) =>
  t.field({
    authScopes: { admin: true },
    type: CreateAccountPayload,
    description: "Makes an account for a person, who comes in by the link and may then set a password.",
    args: {
      name: t.arg.string({ required: true, description: "1 to 100 characters." }),
      email: t.arg.string({
        required: true,
        description: "The name to sign in with. Nothing is sent to it.",
      }),
      role: t.arg({ type: RoleType, required: true }),
    },
    resolve: async (_root, args, context) => {
      const Account = z.object({ name: Name, email: z.email().max(254), role: z.enum(Role) });
      const { name, email, role } = parseInput(Account, args);
      const id = await createAccount({ name, email, role }, originOf(context));
      return { id, signInLink: await createSignInLink({ email: email.toLowerCase() }, originOf(context)) };
    },
  }),
);

builder.mutationField("changeAccount", (t) =>
  t.prismaField({
    authScopes: { admin: true },
    type: AccountType,
    description:
      "Changes an account; what is absent stays. A disabled one is signed out, and its API tokens stop working.",
    args: {
      id: t.arg.id({ required: true }),
      name: t.arg.string(),
      role: t.arg({ type: RoleType }),
      disabled: t.arg.boolean(),
    },
    resolve: async (query, _root, { id, name, role, disabled }, context) => {
      const change = {
        name: name == null ? undefined : parseInput(Name, name),
        role: role ?? undefined,
        isDisabled: disabled ?? undefined,
      };
      await changeAccount(id, change, originOf(context));
      return db.user.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("createSignInLink", (t) =>
  t.string({
    authScopes: { admin: true },
    description:
      "A link that signs one browser in as the holder of an account, once, within an hour: for who lost a password.",
    args: { accountId: t.arg.id({ required: true }) },
    resolve: async (_root, { accountId }, context) => {
      const account = await db.user.findUnique({ where: { id: accountId, disabledAt: null } });
      if (!account) throw new AppError("ACCOUNT_NOT_FOUND", "There is no such account that may sign in.");
      return createSignInLink(account, originOf(context));
    },
  }),
);
