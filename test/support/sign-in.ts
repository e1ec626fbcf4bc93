import { createSignInLink } from "../../server/access/sign-in.ts";

/** A one-time link that signs a browser in at this head. */
export async function signInLinkOf(url: string): Promise<string> {
  // Made in this process, which has another address than the head.
  const { pathname, search } = new URL(await createSignInLink());
  return url + pathname + search;
}

/** Signs in without a browser. Returns the cookie header of the session. */
export async function signInCookie(url: string): Promise<string> {
  const response = await fetch(await signInLinkOf(url), { redirect: "manual" });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
