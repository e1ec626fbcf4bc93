import { RequestError } from "../request-error.ts";

const SENTENCES: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "There is no account with this address and password.",
  INVALID_EMAIL: "That is no e-mail address.",
  INVALID_PASSWORD: "The password is not right.",
  INVALID_CODE: "The code is not right, or is used up. Authenticator apps show a new one every 30 seconds.",
  INVALID_BACKUP_CODE: "That backup code is not right, or was used before.",
  INVALID_TWO_FACTOR_COOKIE: "The sign-in took too long. Begin again with the password.",
  RATE_LIMITED: "Too many attempts. Wait a minute, and try again.",
};

/** Posts to one of the head's sign-in paths, such as `sign-in/email`. Throws RequestError with a sentence. */
export async function postAuth(path: string, body: object = {}): Promise<Record<string, unknown>> {
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!response) throw new RequestError("HEAD_UNREACHABLE", "The head cannot be reached.");
  const answer: Record<string, unknown> = (await response.json().catch(() => null)) ?? {};
  if (response.ok) return answer;
  const said = typeof answer["code"] === "string" ? answer["code"] : "INTERNAL";
  const code = response.status === 429 ? "RATE_LIMITED" : said;
  throw new RequestError(code, SENTENCES[code] ?? "That did not work. The head's log may have more.");
}
