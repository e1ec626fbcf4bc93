import { builder } from "../builder.ts";
import { RoleType } from "./role-type.ts";

/** An account in GraphQL. What only admins may know of others' is null for everybody else. */
export const AccountType = builder.prismaObject("User", {
  name: "Account",
  authScopes: { viewer: true },
  description: "A person who uses the head.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    email: t.exposeString("email", { authScopes: { admin: true } }),
    role: t.expose("role", { type: RoleType, authScopes: { admin: true } }),
    createdAt: t.expose("createdAt", { type: "DateTime", authScopes: { admin: true } }),
    disabledAt: t.expose("disabledAt", { type: "DateTime", nullable: true, authScopes: { admin: true } }),
    hasPassword: t.boolean({
      authScopes: { admin: true },
      description: "It can sign in with a password; else by one-time link or single sign-on.",
      select: { accounts: { where: { providerId: "credential" }, select: { id: true }, take: 1 } },
      resolve: ({ accounts }) => accounts.length > 0,
    }),
    hasSecondFactor: t.boolean({
      authScopes: { admin: true },
      description: "Its password needs a code of an authenticator app besides.",
      select: { twoFactorEnabled: true },
      resolve: ({ twoFactorEnabled }) => twoFactorEnabled === true,
    }),
    lastSignInAt: t.field({
      type: "DateTime",
      nullable: true,
      authScopes: { admin: true },
      description: "When its latest session began that is not ended; null for none.",
      select: { sessions: { select: { createdAt: true }, orderBy: { createdAt: "desc" }, take: 1 } },
      resolve: ({ sessions }) => sessions[0]?.createdAt ?? null,
    }),
  }),
});
