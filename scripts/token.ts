import { Failure, runCommand } from "./failure.ts";
import { makeToken } from "./make-token.ts";
import { say } from "./terminal.ts";

const usage = {
  call: "npm run token --",
  does: "Makes an API token on the head's machine and prints it, once.",
  options: {
    name: { type: "string", value: "NAME", text: "what it is for, such as ci" },
    role: { type: "string", value: "ROLE", text: "viewer, analyst, operator (unless said) or admin" },
  },
} as const;

await runCommand(usage, async ({ name, role }) => {
  if (!name) throw new Failure("Say what the token is for: npm run token -- --name ci");
  say(await makeToken({ name, role }));
});
process.exit(); // the head's modules keep connections open
