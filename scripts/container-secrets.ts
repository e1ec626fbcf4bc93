import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, runCommand } from "./failure.ts";
import { say } from "./terminal.ts";

const random = () => randomBytes(32).toString("hex");

const usage = {
  call: "node scripts/container-secrets.ts",
  does: `For docker-compose.yml: makes random secrets at the first start, in one folder for each program that reads them. What is
there already stays.`,
  rest: "HEAD_FOLDER POSTGRESQL_FOLDER",
};

await runCommand(usage, async () => {
  const [head, postgres] = process.argv.slice(2);
  if (!head || !postgres) throw new Failure("Say two folders: the head's and PostgreSQL's.");
  // Written last: where it is, the others are.
  const last = join(head, "database-url");
  if (existsSync(last)) return say("Secrets are there already.");
  const password = random();
  // Whoever may see the folder may read them: each container sees its own alone.
  const write = (file: string, text: string) => writeFileSync(file, text, { mode: 0o444 });
  write(join(postgres, "password"), password);
  write(join(head, "auth-secret"), random());
  write(last, `postgresql://ai-defend:${password}@postgres:5432/ai-defend`);
  say("Secrets are made.");
});
