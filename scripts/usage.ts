import { type ParseArgsOptionDescriptor, parseArgs } from "node:util";

/** An option as `parseArgs` reads it, and what --help says of it. */
export type Option = ParseArgsOptionDescriptor & {
  /** Stands for the value, such as NAME; absent for a switch. */
  value?: string;
  /** What it is for, in one line. */
  text: string;
};

/** How a command is called, and what it does. */
export type Usage<Options extends Record<string, Option> = Record<string, Option>> = {
  /** What is typed before the options, such as `npm run token --`. */
  call: string;
  /** What it does, in sentences of one line each. */
  does: string;
  /** All that it has; anything else is refused. */
  options?: Options;
  /** What else may be typed, such as `[FILE …]`. The command reads it itself: then nothing is refused here. */
  rest?: string;
};

/** The values of a command's options: texts, true for a switch, and undefined for what was left out. */
export type Values<Options extends Record<string, Option>> = ReturnType<
  typeof parseArgs<{ options: Options }>
>["values"];

/** Is the usage all that is asked for? */
export function isHelpAsked(args: readonly string[]): boolean {
  return args.some((arg) => arg === "--help" || arg === "-h");
}

/** Reads a command's options. Throws what `parseArgs` says of one that the command does not have, or without its value. */
export function readOptions<const Options extends Record<string, Option>>(
  { options, rest }: Usage<Options>,
  args: string[],
): Values<Options> {
  const isStrict = rest === undefined;
  return parseArgs({
    args,
    options: options ?? ({} as Options),
    strict: isStrict,
    allowPositionals: !isStrict,
  }).values as Values<Options>;
}

/** What --help says: how to call it, what it does, and a line for each option. */
export function formatUsage({ call, does, options = {}, rest }: Usage): string {
  const named = Object.entries(options).map(
    ([name, { value, text }]) => [`--${name}${value ? ` ${value}` : ""}`, text] as const,
  );
  const width = Math.max(0, ...named.map(([name]) => name.length));
  const first = [call, named.length > 0 && "[options]", rest].filter(Boolean).join(" ").replace(/ --$/, "");
  const lines = named.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
  return [first, "", does, ...(lines.length > 0 ? ["", ...lines] : [])].join("\n");
}
