import { auth } from "./auth.ts";
import { requireOperator } from "./operator.ts";

/**
 * Makes an API token for scripts, to be sent as `authorization: Bearer aid_…`. It does not expire; only its hash is stored.
 * @param name what it is for, 1 to 64 characters
 */
export async function createApiToken({ name }: { name: string }): Promise<string> {
  const operator = await requireOperator();
  const created = await auth.api.createApiKey({ body: { name, userId: operator.id } });
  return created.key;
}
