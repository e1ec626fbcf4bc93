import { renameSync, writeFileSync } from "node:fs";
import { createEnrollmentToken, revokeEnrollmentTokens } from "../server/access/enrollment.ts";
import { createSignInLink } from "../server/access/sign-in.ts";
import { Failure, runCommand } from "./failure.ts";
import { say } from "./terminal.ts";

const AGENT = "compose agent";
/** The agent registers anew whenever it starts, for as long as this start may last. */
const TTL_HOURS = 365 * 24;

const usage = {
  call: "node scripts/container-enroll.ts",
  does: `For docker-compose.yml, once the head is ready: leaves a token in a file, with which the agent beside it may register,
and says how to sign in. What earlier starts made lets nobody in any more.`,
  rest: "FILE",
};

await runCommand(usage, async () => {
  const [file] = process.argv.slice(2);
  if (!file) throw new Failure("Say the file that the token goes to.");
  await revokeEnrollmentTokens(AGENT);
  const token = await createEnrollmentToken({ name: AGENT, ttlHours: TTL_HOURS });
  writeFileSync(`${file}.new`, `${token}\n`, { mode: 0o444 });
  renameSync(`${file}.new`, file);
  say(`Sign in once, within an hour: ${await createSignInLink()}`);
  say("Another link: docker-compose exec head node scripts/sign-in.ts");
});
process.exit(); // the head's modules keep connections open
