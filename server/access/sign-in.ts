import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { auth, linkCollector } from "./auth.ts";
import { requireFirstAdmin } from "./first-admin.ts";

/**
 * Makes a link that signs one browser in as the holder of an account: it works once, for an hour. Only its hash is stored.
 * @param account the first admin of this machine, unless given
 * @returns the whole address, on this head's PUBLIC_URL
 */
export async function createSignInLink(account?: { email: string }, by: Origin = SYSTEM): Promise<string> {
  const { email } = account ?? (await requireFirstAdmin());
  await transaction((client) => recordAct(client, by, { act: "user.signInLink", after: { email } }));
  let link = "";
  await linkCollector.run(
    (url) => {
      link = url;
    },
    () => auth.api.signInMagicLink({ body: { email, callbackURL: "/" }, headers: new Headers() }),
  );
  return link;
}
