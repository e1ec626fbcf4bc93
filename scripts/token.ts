import { parseArgs } from "node:util";
import { Failure, runCommand } from "./failure.ts";
import { useRunningHead } from "./head-modules.ts";
import { say } from "./terminal.ts";

await runCommand(async () => {
  const { values } = parseArgs({ options: { name: { type: "string" } } });
  if (!values.name) throw new Failure("Say what the token is for: npm run token -- --name ci");
  await useRunningHead();
  const { createApiToken } = await import("../server/access/api-token.ts");
  say(await createApiToken({ name: values.name }));
});
process.exit(); // the head's modules keep connections open
