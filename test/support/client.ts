import type { Send } from "./graphql.ts";

/** Asks a head over HTTP, as a script would. Throws the errors of the answer. */
export async function ask(url: string, token: string, query: string, variables: object = {}): Promise<any> {
  const response = await post(url, token, query, variables);
  const { data, errors } = (await response.json()) as { data: any; errors?: object[] };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** One operation over HTTP, with the answer as it came. An empty token sends no authorization; a cookie comes as from a page. */
export function post(
  url: string,
  token: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const authorization = token ? { authorization: `Bearer ${token}` } : undefined;
  const origin = headers.cookie ? { origin: url } : undefined;
  return fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...authorization, ...origin, ...headers },
    body: JSON.stringify({ query, variables }),
  });
}

/** Sends to this head what the scripted agents and operators of support/graphql.ts say. */
export function sendTo(url: string): Send {
  return (query, variables, token = "") => ask(url, token, query, variables);
}
