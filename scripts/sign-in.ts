import { runCommand } from "./failure.ts";
import { useRunningHead } from "./head-modules.ts";
import { say } from "./terminal.ts";

await runCommand(async () => {
  await useRunningHead();
  const { createSignInLink } = await import("../server/access/sign-in.ts");
  say(await createSignInLink());
});
process.exit(); // the head's modules keep connections open
