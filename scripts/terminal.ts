const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;

const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

/** Colours, on a terminal without NO_COLOR only. */
export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);
export const yellow = paint(33);

/** Prints one line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints one finished or running step: a short name in a column, then what there is to say. */
export function step(name: string, text: string): void {
  say(`  ${green(name.padEnd(12))}${text}`);
}

/** Prints something the reader should know although the command goes on. */
export function warn(name: string, text: string): void {
  say(`  ${yellow(name.padEnd(12))}${text}`);
}
