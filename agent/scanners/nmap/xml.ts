import { SaxesParser } from "saxes";

/** Deeper elements and more elements than this in one top-level element are dropped: real output stays far below. */
const MAX_DEPTH = 24;
const MAX_ELEMENTS = 2_000_000;
const MAX_TEXT = 64 * 1024;
/** Most characters without any finished tag; a real tag is some kilobytes at most. */
const MAX_PENDING = 16 * 1024 * 1024;

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

export interface XmlHandlers {
  /** An element directly below the root was closed; it is complete. */
  element(element: XmlElement): void;
  /** The root was opened. */
  root(name: string, attributes: Record<string, string>): void;
}

/**
 * Reads one XML document as it arrives and hands out the root's children, each when it is closed. Entities of a document
 * type are not expanded. Never throws: the first error is kept in `problem`.
 */
export class XmlStream {
  problem: string | null = null;
  isRootClosed = false;
  readonly #handlers: XmlHandlers;
  readonly #parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  readonly #decoder = new TextDecoder("utf-8");
  readonly #open: (XmlElement | null)[] = [];
  /** Closed, but not handed out yet: an implied close (`<host></nmaprun>`) is reported only after it. */
  #closed: XmlElement | null = null;
  #elements = 0;
  #pending = 0;
  #isStopped = false;

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers;
    this.#parser.on("error", (error) => this.#fail(error.message));
    this.#parser.on("opentag", (tag) => this.#openTag(tag.name, tag.attributes));
    this.#parser.on("text", (text) => this.#addText(text));
    this.#parser.on("closetag", () => this.#closeTag());
  }

  write(chunk: Uint8Array): void {
    this.#feed(this.#decoder.decode(chunk, { stream: true }));
  }

  end(): void {
    this.#feed(this.#decoder.decode());
    if (!this.isRootClosed) this.#fail("the document is not complete");
  }

  #feed(text: string): void {
    if (this.#isStopped || text === "") return;
    this.#pending += text.length;
    try {
      this.#parser.write(text);
    } catch (error) {
      this.#stop(error instanceof Error ? error.message : "the parser failed");
    }
    this.#handOut();
    if (this.#pending > MAX_PENDING) this.#stop("a tag is longer than 16 MiB");
  }

  #openTag(name: string, attributes: Record<string, string>): void {
    this.#handOut();
    this.#pending = 0;
    const depth = this.#open.length;
    if (depth === 0) this.#handlers.root(name, attributes);
    const parent = this.#open.at(-1);
    const element =
      depth >= MAX_DEPTH || ++this.#elements > MAX_ELEMENTS
        ? null
        : { name, attributes, children: [], text: "" };
    if (element && depth > 1) parent?.children.push(element);
    this.#open.push(element);
  }

  #addText(text: string): void {
    const element = this.#open.at(-1);
    if (element && element.text.length < MAX_TEXT)
      element.text += text.slice(0, MAX_TEXT - element.text.length);
  }

  #closeTag(): void {
    this.#handOut();
    this.#pending = 0;
    const element = this.#open.pop();
    if (this.#open.length === 0) this.isRootClosed = true;
    if (this.#open.length !== 1 || !element) return;
    this.#elements = 0;
    this.#closed = element;
  }

  #handOut(): void {
    const element = this.#closed;
    this.#closed = null;
    if (element) this.#handlers.element(element);
  }

  #fail(problem: string): void {
    this.#closed = null;
    this.problem ??= problem;
  }

  #stop(problem: string): void {
    this.#isStopped = true;
    this.#fail(problem);
  }
}

/** All children of that name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** A whole number from an attribute within `min..max`, or null. */
export function wholeNumber(text: string | undefined, min: number, max: number): number | null {
  if (text === undefined || !/^\d{1,15}$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}
