import { readFileSync } from "node:fs";

/** Settings that are secrets, or hold one. */
export const SECRET_SETTINGS = [
  "DATABASE_URL",
  "REDIS_URL",
  "AUTH_SECRET",
  "OIDC_CLIENT_SECRET",
  "SMTP_URL",
] as const;

/**
 * An environment in which each secret whose `…_FILE` names a file is what that file holds, without the end of its last line:
 * environments are inherited and printed, files are not. Throws a sentence for one that is set twice, unreadable or empty.
 */
export function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const all = { ...env };
  for (const name of SECRET_SETTINGS) {
    const file = env[`${name}_FILE`];
    delete all[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw new Error(`${name} and ${name}_FILE are both set: keep one.`);
    all[name] = readSecret(`${name}_FILE`, file);
  }
  return all;
}

function readSecret(setting: string, file: string): string {
  let secret: string;
  try {
    secret = readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    throw new Error(`${setting} can't be read: ${(error as Error).message}.`, { cause: error });
  }
  if (secret === "") throw new Error(`${setting}: ${file} is empty.`);
  return secret;
}
