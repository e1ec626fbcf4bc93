import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { endSessions } from "./end-sessions.ts";
import { setPassword } from "./password.ts";
import { requireSession } from "./require-caller.ts";

const SessionType = builder.prismaObject("Session", {
  name: "BrowserSession",
  authScopes: { viewer: true },
  description: "A browser that is signed in.",
  fields: (t) => ({
    id: t.exposeID("id"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    address: t.exposeString("ipAddress", { nullable: true, description: "Where it signed in from." }),
    userAgent: t.exposeString("userAgent", { nullable: true, description: "What it said it is." }),
    isCurrent: t.boolean({
      description: "The one that asks.",
      resolve: ({ id }, _args, { caller }) => caller?.kind === "user" && caller.sessionId === id,
    }),
  }),
});

builder.queryField("sessions", (t) =>
  t.prismaConnection({
    type: SessionType,
    cursor: "id",
    description: "The caller's own browsers that are signed in, the latest first. For browsers only.",
    resolve: (query, _root, _args, { caller }) =>
      db.session.findMany({
        ...query,
        where: { userId: requireSession(caller).userId, expiresAt: { gt: new Date() } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      }),
  }),
);

builder.mutationField("endSession", (t) =>
  t.boolean({
    skipTypeScopes: true,
    authScopes: { viewer: true },
    description: "Signs one of the caller's own browsers out, or with no id all but the one that asks.",
    args: { id: t.arg.id() },
    resolve: async (_root, { id }, context) => {
      await endSessions(requireSession(context.caller), id ?? null, originOf(context));
      return true;
    },
  }),
);

builder.mutationField("setPassword", (t) =>
  t.boolean({
    skipTypeScopes: true,
    authScopes: { viewer: true },
    description:
      "Sets the caller's own password and signs all other browsers of the account out. For browsers only.",
    args: {
      current: t.arg.string({ description: "The password until now, where there is one." }),
      next: t.arg.string({ required: true, description: "12 to 128 characters, not easily guessed." }),
    },
    resolve: async (_root, { current, next }, context) => {
      await setPassword(
        requireSession(context.caller),
        { current: current ?? null, next },
        originOf(context),
      );
      return true;
    },
  }),
);
