/** A coverage as it came: anything may be in it. What is read is taken out, so that the rest can be shown as it is. */
export class CoverageReader {
  readonly #rest: Map<string, unknown>;

  constructor(data: unknown) {
    this.#rest = new Map(isRecord(data) ? Object.entries(data) : []);
  }

  number(key: string): number | null {
    return this.#take(key, (value) => (typeof value === "number" ? value : null));
  }

  text(key: string): string | null {
    return this.#take(key, (value) => (typeof value === "string" ? value : null));
  }

  flag(key: string): boolean | null {
    return this.#take(key, (value) => (typeof value === "boolean" ? value : null));
  }

  /** A list of texts; null for anything else. */
  texts(key: string): string[] | null {
    return this.#take(key, (value) => (isList(value, isText) ? value : null));
  }

  /** A list of records; null for anything else. */
  records(key: string): CoverageReader[] | null {
    return this.#take(key, (value) =>
      isList(value, isRecord) ? value.map((item) => new CoverageReader(item)) : null,
    );
  }

  record(key: string): CoverageReader | null {
    return this.#take(key, (value) => (isRecord(value) ? new CoverageReader(value) : null));
  }

  /** Leaves out what is told otherwise, or is for the head only. */
  drop(key: string): void {
    this.#rest.delete(key);
  }

  /** What was not read, and says anything. */
  rest(): Record<string, unknown> {
    const told = [...this.#rest].filter(([, value]) => value !== null && value !== undefined);
    return Object.fromEntries(told);
  }

  /** What has another form than expected stays, to be shown as it is. */
  #take<Value>(key: string, read: (value: unknown) => Value | null): Value | null {
    const value = read(this.#rest.get(key));
    if (value !== null) this.#rest.delete(key);
    return value;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isList<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.every(isItem);
}
