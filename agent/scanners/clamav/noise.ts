/** Lines of ClamAV that say nothing of any file: separators, what it loads, what it warns of itself. */
const NOISE =
  /^(?:-{10,}|Loading: |Compiling: |Scanning |LibClamAV (?:Warning|Error|info|debug): |Running as user |Connecting to |stream: OK$|\s*$)/;

/** True for lines that can be passed over. Progress bars, which a terminal overwrites, are taken off first. */
export function isNoise(line: string): boolean {
  return NOISE.test(line);
}

/** What is left of a line after a progress bar that a carriage return would have overwritten. */
export function withoutProgress(line: string): string {
  return /^(?:Loading|Compiling): /.test(line) ? (line.split("\r").at(-1) ?? "") : line;
}
