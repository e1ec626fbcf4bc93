import { runCommand } from "./failure.ts";
import { useRunningHead } from "./head-modules.ts";
import { say } from "./terminal.ts";

const usage = {
  call: "npm run sign-in --",
  does: "Prints a link that signs the first admin in to the head on this machine: once, within an hour.",
};

await runCommand(usage, async () => {
  await useRunningHead();
  const { createSignInLink } = await import("../server/access/sign-in.ts");
  say(await createSignInLink());
});
process.exit(); // the head's modules keep connections open
