import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { type Origin, recordAct } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { auth } from "./auth.ts";
import { endSessions } from "./end-sessions.ts";

/** Characters of a password. Long ones are what helps, so there is no rule about which (NIST SP 800-63B, 3.1.1.2). */
export const PASSWORD_LENGTH = { min: 12, max: 128 };

/** From 0 (among the first guesses) to 4; 3 takes more than 10^8 guesses. */
const LEAST_SCORE = 3;

let estimator: ZxcvbnFactory | undefined;

/** Made for the first password: ranking its dictionaries takes as long as a tenth of a head's whole start. */
const scoreOf = (password: string, personal: string[]) => {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return estimator.check(password, personal).score;
};

/** Refuses a password that is short or easily guessed, by somebody who knows the account too. Throws PASSWORD_WEAK. */
export function assertPassword(password: string, { name, email }: { name: string; email: string }): void {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min || password.length > max)
    throw new AppError(
      "PASSWORD_WEAK",
      `A password has ${min} to ${max} characters, not ${password.length}. Several words make a good one.`,
    );
  const personal = ["ai-defend", name, email, ...email.split(/[@.]/)].filter((word) => word.length > 2);
  if (scoreOf(password, personal) < LEAST_SCORE)
    throw new AppError(
      "PASSWORD_WEAK",
      "That password is easily guessed: it is common, or made of a name or a pattern. Several unrelated words make a good one.",
    );
}

/**
 * Sets the password of an account, and ends its other sessions.
 * @param current the password until now; needed where there is one. Throws PASSWORD_WRONG.
 */
export async function setPassword(
  { userId, sessionId, name, email }: { userId: string; sessionId: string; name: string; email: string },
  { current, next }: { current: string | null; next: string },
  by: Origin,
): Promise<void> {
  assertPassword(next, { name, email });
  const { internalAdapter, password } = await auth.$context;
  const accounts = await internalAdapter.findAccounts(userId);
  const known = accounts.find(({ providerId }) => providerId === "credential");
  if (known?.password && !(await password.verify({ hash: known.password, password: current ?? "" })))
    throw new AppError("PASSWORD_WRONG", "The current password is not right.");
  const hash = await password.hash(next);
  await transaction((client) =>
    recordAct(client, by, { act: "user.setPassword", subject: `user:${userId}` }),
  );
  if (known) await internalAdapter.updatePassword(userId, hash);
  else
    await internalAdapter.linkAccount({
      userId,
      providerId: "credential",
      accountId: userId,
      password: hash,
    });
  await endSessions({ userId, sessionId }, null, by);
}
