import { z } from "zod";
import { Labels } from "../agents/capability.ts";
import { LabelType } from "../agents/types.ts";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { LabelInput } from "../label-input.ts";
import { parseInput } from "../parse-input.ts";
import { revokeEnrollmentToken, storeEnrollmentToken } from "./enrollment.ts";

const MAX_HOURS = 365 * 24;

const EnrollmentTokenType = builder.prismaObject("EnrollmentToken", {
  authScopes: { admin: true },
  description: "Lets agents register. The token itself is shown once, when it is made.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    revokedAt: t.expose("revokedAt", { type: "DateTime", nullable: true }),
    lastUsedAt: t.expose("lastUsedAt", {
      type: "DateTime",
      nullable: true,
      description: "When an agent last registered with it for the first time.",
    }),
    agentCount: t.exposeInt("agentCount", { description: "How many agents are there by it." }),
    maxAgents: t.exposeInt("maxAgents", { nullable: true, description: "Null for any number." }),
    needsApproval: t.exposeBoolean("needsApproval"),
    labels: t.field({
      type: [LabelType],
      select: { labels: true },
      resolve: ({ labels }) => Object.entries(labels as Labels).map(([name, value]) => ({ name, value })),
    }),
  }),
});

builder.queryField("enrollmentTokens", (t) =>
  t.prismaConnection({
    authScopes: { admin: true },
    type: EnrollmentTokenType,
    cursor: "id",
    description: "Enrollment tokens, the latest first, those that no longer work included.",
    resolve: (query) => db.enrollmentToken.findMany({ ...query, orderBy: { id: "desc" } }),
  }),
);

const CreateEnrollmentTokenPayload = builder
  .objectRef<{ id: string; token: string }>("CreateEnrollmentTokenPayload")
  .implement({
    authScopes: { admin: true },
    fields: (t) => ({
      token: t.exposeString("token", { description: "The agent's ENROLLMENT_TOKEN. Shown only here." }),
      enrollmentToken: t.prismaField({
        type: EnrollmentTokenType,
        resolve: (query, { id }) => db.enrollmentToken.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  });

const NewToken = z.object({
  name: z.string().trim().min(1, "is empty").max(100),
  ttlHours: z.int().min(1).max(MAX_HOURS),
  maxAgents: z.int().min(1).max(100_000).nullable(),
  needsApproval: z.boolean(),
  labels: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .max(64)
    .transform((labels) => Object.fromEntries(labels.map(({ name, value }) => [name, value])))
    .pipe(Labels),
});

builder.mutationField("createEnrollmentToken", (t) =>
  t.field({
    authScopes: { admin: true },
    type: CreateEnrollmentTokenPayload,
    description: "Makes a token with which agents may register.",
    args: {
      name: t.arg.string({ required: true, description: "What it is for, 1 to 100 characters." }),
      ttlHours: t.arg.int({ required: true, description: `How long it works: 1 to ${MAX_HOURS} hours.` }),
      maxAgents: t.arg.int({ description: "How many agents may come in by it; absent: any number." }),
      labels: t.arg({
        type: [LabelInput],
        description: "Labels that they get, whatever they say of themselves.",
      }),
      needsApproval: t.arg.boolean({ description: "They get nothing until an admin approves each." }),
    },
    resolve: (_root, { maxAgents, labels, needsApproval, ...rest }, context) => {
      const wanted = parseInput(NewToken, {
        ...rest,
        maxAgents: maxAgents ?? null,
        labels: labels ?? [],
        needsApproval: needsApproval ?? false,
      });
      return storeEnrollmentToken(wanted, originOf(context));
    },
  }),
);

builder.mutationField("revokeEnrollmentToken", (t) =>
  t.boolean({
    authScopes: { admin: true },
    description: "Withdraws a token: nobody registers with it any more. Agents that did stay.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const tokenId = requireId(id, "TOKEN_NOT_FOUND", "enrollment token");
      await revokeEnrollmentToken(tokenId, originOf(context));
      return true;
    },
  }),
);
