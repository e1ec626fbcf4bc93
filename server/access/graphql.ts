import { builder } from "../builder.ts";

const Viewer = builder.objectRef<{ userId: string; name: string; email: string }>("Viewer").implement({
  authScopes: { operator: true },
  description: "Who is signed in.",
  fields: (t) => ({
    id: t.id({ resolve: ({ userId }) => userId }),
    name: t.exposeString("name"),
    email: t.exposeString("email"),
  }),
});

builder.queryField("viewer", (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    skipTypeScopes: true,
    authScopes: { anyone: true },
    description: "The signed-in operator; null for anybody else.",
    resolve: (_root, _args, { caller }) => (caller?.kind === "operator" ? caller : null),
  }),
);
