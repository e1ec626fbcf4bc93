/** Where a declaration has not ended after this many bytes, there is none. */
const MAX_DECLARATION = 512;
const DECLARED = /^\s*(?:<!--[\s\S]*?-->\s*)?<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;

/**
 * A decoder for the bytes of an XML document, by its byte order mark or its declaration; UTF-8 without either. Bytes that
 * the encoding does not know become U+FFFD. Call without a chunk at the end.
 */
export function xmlText(): (chunk?: Uint8Array) => string {
  let first = Buffer.alloc(0);
  let decoder: TextDecoder | null = null;
  return (chunk) => {
    if (decoder) return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    if (chunk) first = Buffer.concat([first, chunk]);
    if (chunk && first.length < MAX_DECLARATION && !first.includes(">")) return "";
    decoder = new TextDecoder(encodingOf(first));
    const text = decoder.decode(first, { stream: chunk !== undefined });
    first = Buffer.alloc(0);
    return text;
  };
}

function encodingOf(bytes: Buffer): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be";
  const declared = DECLARED.exec(bytes.toString("latin1", 0, MAX_DECLARATION))?.[1] ?? "utf-8";
  // One byte a character it cannot be, since the declaration was readable.
  return /^utf-?(?:16|32)|^ucs/i.test(declared) ? "utf-8" : knownEncoding(declared);
}

function knownEncoding(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return "utf-8"; // a name that nobody knows
  }
}
