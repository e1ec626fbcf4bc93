import { builder } from "../builder.ts";
import { config } from "../config.ts";
import { db } from "../db.ts";
import type { User } from "./caller.ts";
import { RoleType } from "./role-type.ts";

const Viewer = builder.objectRef<User>("Viewer").implement({
  authScopes: { viewer: true },
  description: "Who is signed in.",
  fields: (t) => ({
    id: t.id({ resolve: ({ userId }) => userId }),
    name: t.exposeString("name"),
    email: t.exposeString("email"),
    role: t.expose("role", { type: RoleType }),
    hasPassword: t.boolean({
      description: "The account can sign in with a password.",
      resolve: async ({ userId }) =>
        (await db.account.count({ where: { userId, providerId: "credential" } })) > 0,
    }),
    hasSecondFactor: t.boolean({
      description: "Its password needs a code of an authenticator app besides.",
      resolve: async ({ userId }) =>
        (await db.user.count({ where: { id: userId, twoFactorEnabled: true } })) > 0,
    }),
  }),
});

builder.queryField("viewer", (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    skipTypeScopes: true,
    authScopes: { anyone: true },
    description: "The signed-in user; null for anybody else.",
    resolve: (_root, _args, { caller }) => (caller?.kind === "user" ? caller : null),
  }),
);

builder.queryField("singleSignOn", (t) =>
  t.string({
    nullable: true,
    skipTypeScopes: true,
    authScopes: { anyone: true },
    description: "Name of the provider of single sign-on; null where none is set up.",
    resolve: () => (config.OIDC_ISSUER ? config.OIDC_NAME : null),
  }),
);
