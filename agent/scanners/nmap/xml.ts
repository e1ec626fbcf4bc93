import { SaxesParser } from "saxes";
import { xmlText } from "./xml-text.ts";

/** Deeper elements and more elements than this in one top-level element are left out: real output stays far below. */
const MAX_DEPTH = 24;
const MAX_ELEMENTS = 2_000_000;
const MAX_TEXT = 64 * 1024;
/** Most characters without any finished tag; a real tag is some kilobytes at most. */
const MAX_PENDING = 16 * 1024 * 1024;
/** What the standard forbids and nothing is lost by: a comment before the declaration, documents behind each other. */
const HARMLESS =
  /^(?:an XML declaration must be at the start of the document|documents may contain only one root|inappropriately located doctype declaration|expected (?:one of )?(?:encoding|standalone))/;
/** Told when a piece of such text ends, which depends on how the document arrives: any other problem comes before it. */
const TEXT_OUTSIDE = /^text data outside of root node/;

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

export interface XmlHandlers {
  /** A root was opened. */
  root(attributes: Record<string, string>): void;
  /** An element directly below a root was closed; it is complete. */
  element(element: XmlElement): void;
  /** An element directly below a root was never closed: it is what was read of it. */
  cut(element: XmlElement): void;
}

/**
 * Reads XML documents with the root `rootName`, one behind the other or wrapped in another element, as they arrive, and
 * hands out the children of each root when they are closed. Entities of a document type are not expanded. Never throws: what
 * is wrong with the document is kept in `problem`, the same in whatever pieces it arrives.
 */
export class XmlStream {
  /** Every root that was opened was closed. */
  isRootClosed = true;
  readonly #rootName: string;
  readonly #handlers: XmlHandlers;
  readonly #parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  readonly #decode = xmlText();
  /** From the root on; empty outside of it. */
  #open: (XmlElement | null)[] = [];
  /** Closed, but not handed out yet: an implied close (`<host></nmaprun>`) is reported only after it. */
  #closed: XmlElement | null = null;
  #elements = 0;
  #pending = 0;
  #isStopped = false;
  #firstProblem: string | null = null;
  #textOutside: string | null = null;

  constructor(rootName: string, handlers: XmlHandlers) {
    this.#rootName = rootName;
    this.#handlers = handlers;
    this.#parser.on("error", (error) => this.#fail(error.message));
    this.#parser.on("opentag", (tag) => this.#openTag(tag.name, tag.attributes));
    this.#parser.on("text", (text) => this.#addText(text));
    this.#parser.on("cdata", (text) => this.#addText(text));
    this.#parser.on("closetag", (tag) => this.#closeTag(tag.name));
  }

  get problem(): string | null {
    return this.#firstProblem ?? this.#textOutside;
  }

  write(chunk: Uint8Array): void {
    this.#feed(this.#decode(chunk));
  }

  end(): void {
    this.#feed(this.#decode());
    this.#handOut();
    if (!this.isRootClosed) this.#cut();
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
    if (name === this.#rootName) this.#openRoot(attributes);
    else if (this.#open.length > 0) this.#openElement(name, attributes);
  }

  /** Inside of an open root it is that of the next document: the one before was cut. */
  #openRoot(attributes: Record<string, string>): void {
    if (this.#open.length > 0) this.#cut();
    this.#open = [{ name: this.#rootName, attributes, children: [], text: "" }];
    this.isRootClosed = false;
    this.#handlers.root(attributes);
  }

  #openElement(name: string, attributes: Record<string, string>): void {
    const depth = this.#open.length;
    const isTooMuch = depth >= MAX_DEPTH || ++this.#elements > MAX_ELEMENTS;
    if (isTooMuch) this.#fail(`${this.#open[1]?.name ?? name} holds too many elements`);
    const element = isTooMuch ? null : { name, attributes, children: [], text: "" };
    if (element && depth > 1) this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }

  #addText(text: string): void {
    const element = this.#open.at(-1);
    if (!element || element.text.length > MAX_TEXT) return;
    const room = MAX_TEXT - element.text.length;
    element.text += text.length > room ? `${text.slice(0, room)}…` : text;
  }

  #closeTag(name: string): void {
    this.#handOut();
    this.#pending = 0;
    if (this.#open.length === 0) return;
    const element = this.#open.pop();
    if (this.#open.length === 0) this.isRootClosed ||= name === this.#rootName;
    if (this.#open.length !== 1) return;
    this.#elements = 0;
    this.#closed = element ?? null;
  }

  #cut(): void {
    const element = this.#open[1];
    this.#open = [];
    this.#elements = 0;
    this.#fail("a document ends before its end");
    if (element) this.#handlers.cut(element);
  }

  #handOut(): void {
    const element = this.#closed;
    this.#closed = null;
    if (element) this.#handlers.element(element);
  }

  #fail(problem: string): void {
    if (HARMLESS.test(problem)) return;
    if (problem.startsWith("unexpected close tag") && this.#closed) {
      // It was not closed by its own tag: the rest of it is missing.
      this.#handlers.cut(this.#closed);
      this.#closed = null;
    }
    if (TEXT_OUTSIDE.test(problem)) this.#textOutside = problem;
    else this.#firstProblem ??= problem;
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

/** All children `name` of all children `parent`: reports that were put together repeat either. */
export function grandchildrenOf(element: XmlElement, parent: string, name: string): XmlElement[] {
  return childrenOf(element, parent).flatMap((child) => childrenOf(child, name));
}

/** A whole number from an attribute within `min..max`, or null. */
export function wholeNumber(text: string | undefined, min: number, max: number): number | null {
  if (text === undefined || !/^\d{1,15}$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}
