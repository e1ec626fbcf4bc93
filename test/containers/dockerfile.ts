import { readFileSync } from "node:fs";
import { type Copy, DockerfileParser, type From, type Instruction } from "dockerfile-ast";

/** One step of a stage that does something, in order. */
export interface Step {
  keyword: string;
  /** Everything after the keyword, with lines joined. */
  text: string;
  /** Of COPY: the stage that is copied from. */
  from?: string | undefined;
}

export interface Stage {
  name: string;
  /** The stage or image that it starts from. */
  base: string;
  steps: Step[];
}

/** The stages of a Dockerfile, in order, and its global arguments with their defaults. */
export function readDockerfile(path: string): { stages: Stage[]; arguments: Record<string, string> } {
  const stages: Stage[] = [];
  const globals: Record<string, string> = {};
  for (const instruction of DockerfileParser.parse(readFileSync(path, "utf8")).getInstructions()) {
    const keyword = instruction.getKeyword();
    const stage = stages.at(-1);
    if (keyword === "FROM") stages.push(startStage(instruction as From, globals));
    else if (stage) stage.steps.push({ keyword, text: textOf(instruction), from: sourceOf(instruction) });
    else Object.assign(globals, readPairs(textOf(instruction)));
  }
  return { stages, arguments: globals };
}

function startStage(from: From, globals: Record<string, string>): Stage {
  const image = from.getImage() ?? "";
  const base = image.replace(/\$\{(\w+)\}/g, (_all, name: string) => globals[name] ?? "");
  return { name: from.getBuildStage() ?? "", base, steps: [] };
}

/** Lines that end with a backslash go on, without the comments between them. */
function textOf(instruction: Instruction): string {
  return (instruction.getRawArgumentsContent() ?? "").replaceAll(/\\\n(?:\s*#.*\n)*/g, "");
}

function sourceOf(instruction: Instruction): string | undefined {
  if (instruction.getKeyword() !== "COPY") return undefined;
  return (instruction as Copy).getFromFlag()?.getValue() ?? undefined;
}

/** `a=b c="d e"` as an object. */
export function readPairs(text: string): Record<string, string> {
  const pairs = text.matchAll(/([\w.]+)=(?:"([^"]*)"|(\S*))/g);
  return Object.fromEntries([...pairs].map(([, name = "", quoted, plain]) => [name, quoted ?? plain ?? ""]));
}
