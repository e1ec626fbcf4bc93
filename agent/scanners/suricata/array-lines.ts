const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c,
];
const [SPACE, LINE_FEED, RETURN, TAB] = [0x20, 0x0a, 0x0d, 0x09];

/**
 * A converter for a stream that is one JSON array, on one line or spread over many: each of its objects becomes a line.
 * Every other stream passes unchanged.
 */
export function arrayLines(): (chunk: Uint8Array) => Uint8Array {
  let isArray: boolean | null = null;
  let depth = 0;
  let isText = false;
  let isEscaped = false;

  const convert = (byte: number): number => {
    // No text goes on behind a line feed: its end was lost.
    if (byte === LINE_FEED || byte === RETURN) {
      isText = false;
      return depth === 0 ? LINE_FEED : SPACE;
    }
    if (isText) {
      if (isEscaped) isEscaped = false;
      else if (byte === BACKSLASH) isEscaped = true;
      else if (byte === QUOTE) isText = false;
      return byte;
    }
    if (byte === QUOTE) isText = true;
    else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (byte === COMMA || byte === OPEN_LIST || byte === CLOSE_LIST)) return LINE_FEED;
    return byte;
  };

  return (chunk) => {
    if (isArray === null) {
      const first = chunk.find((byte) => ![SPACE, LINE_FEED, RETURN, TAB].includes(byte));
      if (first === undefined) return chunk;
      isArray = first === OPEN_LIST;
    }
    return isArray ? chunk.map(convert) : chunk;
  };
}
