import { Failure } from "./failure.ts";
import { useRunningHead } from "./head-modules.ts";

/** Makes an API token on the database of the head on this machine. Throws a Failure where there is none, or no such role. */
export async function makeToken({
  name,
  role: asked = "OPERATOR",
}: {
  name: string;
  role?: string;
}): Promise<string> {
  await useRunningHead();
  const { ROLES } = await import("../server/access/role.ts");
  const role = ROLES.find((known) => known === asked.toUpperCase());
  if (!role) throw new Failure(`There is no role "${asked}", only ${ROLES.join(", ")}.`);
  const { createLocalApiToken } = await import("../server/access/api-token.ts");
  return createLocalApiToken({ name, role });
}
