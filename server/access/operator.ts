import { randomUUID } from "node:crypto";
import { db } from "../db.ts";

const OPERATOR_EMAIL = "operator@ai-defend.invalid";

/** The operator's account, made when it is first needed. Repeating it, on several heads at once too, makes no second one. */
export async function requireOperator(): Promise<{ id: string; email: string }> {
  return db.user.upsert({
    where: { email: OPERATOR_EMAIL },
    create: { id: randomUUID(), name: "Operator", email: OPERATOR_EMAIL, emailVerified: true },
    update: {},
    select: { id: true, email: true },
  });
}
