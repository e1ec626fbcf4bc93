import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { AppError } from "../errors.ts";
import { AuditActor } from "../generated/prisma/enums.ts";
import { AUDIT_ACTS, type AuditAct } from "./acts.ts";

const AuditActorType = builder.enumType("AuditActor", {
  description:
    "What kind of caller acted. TOKEN: a script. NOBODY: somebody unknown. SYSTEM: the head or a command.",
  values: Object.values(AuditActor),
});

const AuditEntryType = builder.prismaObject("AuditEntry", {
  authScopes: { admin: true },
  fields: (t) => ({
    sequence: t.expose("sequence", { type: "BigInt" }),
    at: t.expose("at", { type: "DateTime" }),
    actor: t.expose("actor", { type: AuditActorType }),
    actorId: t.exposeString("actorId"),
    actorName: t.exposeString("actorName"),
    address: t.exposeString("address"),
    act: t.exposeString("act"),
    subject: t.exposeString("subject"),
    before: t.expose("before", { type: "JSON", nullable: true }),
    after: t.expose("after", { type: "JSON", nullable: true }),
    hash: t.string({
      description: "As hex. Covers this entry and all before it.",
      select: { hash: true },
      resolve: ({ hash }) => Buffer.from(hash).toString("hex"),
    }),
  }),
});

builder.queryField("auditEntries", (t) =>
  t.prismaConnection({
    type: AuditEntryType,
    cursor: "sequence",
    authScopes: { admin: true },
    description: "The audit log, the latest entry first: who did what, when, from where.",
    args: {
      actorId: t.arg.id({ description: "Only acts of this account or agent." }),
      act: t.arg.string({ description: "Only this act, such as agent.drain; or all of a noun: agent." }),
      since: t.arg({ type: "DateTime", description: "Not before." }),
      until: t.arg({ type: "DateTime", description: "Before." }),
    },
    resolve: (query, _root, { actorId, act, since, until }) =>
      db.auditEntry.findMany({
        ...query,
        where: {
          actorId: actorId ?? undefined,
          act: act ? { in: actsOf(act) } : undefined,
          at: { gte: since ?? undefined, lt: until ?? undefined },
        },
        orderBy: { sequence: "desc" },
      }),
  }),
);

function actsOf(text: string): AuditAct[] {
  const acts = AUDIT_ACTS.filter((act) => act === text || act.startsWith(`${text}.`));
  if (acts.length > 0) return acts;
  throw new AppError("BAD_INPUT", `There is no act "${text.slice(0, 60)}" in the audit log.`);
}
