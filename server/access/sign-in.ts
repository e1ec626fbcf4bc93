import { auth, linkCollector } from "./auth.ts";
import { requireOperator } from "./operator.ts";

/**
 * Makes a link that signs one browser in as the operator: it works once, for an hour. Only its hash is stored.
 * @returns the whole address, on this head's PUBLIC_URL
 */
export async function createSignInLink(): Promise<string> {
  const operator = await requireOperator();
  let link = "";
  await linkCollector.run(
    (url) => {
      link = url;
    },
    () =>
      auth.api.signInMagicLink({ body: { email: operator.email, callbackURL: "/" }, headers: new Headers() }),
  );
  return link;
}
