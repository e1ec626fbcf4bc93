import { randomUUID } from "node:crypto";
import { db } from "../db.ts";

const FIRST_ADMIN_EMAIL = "operator@ai-defend.invalid";

/** The first account, an admin of this head's own machine, made when it is first needed. Repeating it, on several heads at once too, makes no second one. */
export async function requireFirstAdmin(): Promise<{ id: string; email: string }> {
  return db.user.upsert({
    where: { email: FIRST_ADMIN_EMAIL },
    create: {
      id: randomUUID(),
      name: "Operator",
      email: FIRST_ADMIN_EMAIL,
      emailVerified: true,
      role: "ADMIN",
    },
    update: {},
    select: { id: true, email: true },
  });
}
