import { parseArgs } from "node:util";
import { Failure, runCommand } from "./failure.ts";
import { useRunningHead } from "./head-modules.ts";
import { say } from "./terminal.ts";

await runCommand(async () => {
  const { values } = parseArgs({ options: { name: { type: "string" }, role: { type: "string" } } });
  if (!values.name) throw new Failure("Say what the token is for: npm run token -- --name ci");
  await useRunningHead();
  const { ROLES } = await import("../server/access/role.ts");
  const role = ROLES.find((known) => known === (values.role ?? "OPERATOR").toUpperCase());
  if (!role) throw new Failure(`There is no role "${values.role}", only ${ROLES.join(", ")}.`);
  const { createLocalApiToken } = await import("../server/access/api-token.ts");
  say(await createLocalApiToken({ name: values.name, role }));
});
process.exit(); // the head's modules keep connections open
