import { builder } from "../builder.ts";

/** Role in GraphQL. */
export const RoleType = builder.enumType("Role", {
  description: "What an account may do; each role may do what those before it may.",
  values: {
    VIEWER: { description: "Reads everything but accounts, tokens and the audit log." },
    ANALYST: { description: "Judges detections and assets." },
    OPERATOR: { description: "Has scans run: scans, schedules, rule sets, imports, feeds, draining." },
    ADMIN: { description: "Decides who and what gets in: accounts, enrollment, agents." },
  } as const,
});
