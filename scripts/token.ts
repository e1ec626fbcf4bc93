import { parseArgs } from "node:util";
import { Failure, runCommand } from "./failure.ts";
import { makeToken } from "./make-token.ts";
import { say } from "./terminal.ts";

await runCommand(async () => {
  const { values } = parseArgs({ options: { name: { type: "string" }, role: { type: "string" } } });
  if (!values.name) throw new Failure("Say what the token is for: npm run token -- --name ci");
  say(await makeToken({ name: values.name, role: values.role }));
});
process.exit(); // the head's modules keep connections open
