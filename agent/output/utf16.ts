/**
 * A converter for a stream that may be UTF-16 with a byte order mark, as PowerShell writes what is redirected into a file.
 * Everything else passes unchanged, but for a UTF-8 byte order mark, which is dropped.
 */
export function toUtf8(): (chunk: Uint8Array) => Uint8Array {
  let first = Buffer.alloc(0);
  let decoder: TextDecoder | null = null;
  let isDecided = false;
  return (chunk) => {
    if (isDecided) return decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
    first = Buffer.concat([first, chunk]);
    // Only a mark's own beginning is worth waiting for: everything else is passed on at once.
    if (first.length < 3 && [0xff, 0xfe, 0xef].includes(first[0] ?? 0)) return Buffer.alloc(0);
    isDecided = true;
    if (first.length === 0) isDecided = false;
    const encoding = encodingOf(first);
    if (encoding !== null) decoder = new TextDecoder(encoding);
    if (decoder) return Buffer.from(decoder.decode(first, { stream: true }));
    return first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf ? first.subarray(3) : first;
  };
}

function encodingOf(bytes: Buffer): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}
