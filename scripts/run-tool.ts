import { execa } from "execa";
import { projectDir } from "./project.ts";

/** How a tool of the project ended, and what it printed. */
export interface ToolResult {
  ok: boolean;
  output: string;
}

/** Runs a tool of the project (npx would do the same, slower) and gathers its output. Never throws. */
export async function runTool(command: string[]): Promise<ToolResult> {
  const [file = "", ...args] = command;
  const result = await execa(file, args, {
    cwd: projectDir,
    preferLocal: true,
    all: true,
    stdin: "ignore",
    reject: false,
  });
  return { ok: result.exitCode === 0, output: result.all || result.message || "" };
}

/** Runs a tool in the foreground and gives its exit code; 1 when it could not run. */
export async function runInForeground(command: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const [file = "", ...args] = command;
  // A terminal's Ctrl-C reaches the tool by itself: this process waits for it to end.
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => undefined);
  const result = await execa(file, args, {
    cwd: projectDir,
    preferLocal: true,
    stdio: "inherit",
    reject: false,
    env,
  });
  return result.exitCode ?? 1;
}
