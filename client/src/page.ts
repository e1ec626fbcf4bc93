import { type Component, lazy } from "solid-js";

const AGAIN_MS = 5_000;
/** The page that was asked for comes first. */
const REST_AFTER_MS = 3_000;

const pages: ReturnType<typeof lazy>[] = [];

/** A page that is a part of the build of its own; it is asked for until it is here, as the head may be away. */
export function page(load: () => Promise<Component>) {
  const component = lazy(() => persist(load));
  pages.push(component);
  return component;
}

/** Fetches the parts of all pages in turn, so that each can be opened while the head is away or another build is served. */
export function loadPages(): void {
  setTimeout(() => void loadEach(), REST_AFTER_MS);
}

async function loadEach(): Promise<void> {
  for (const component of pages) await component.preload();
}

async function persist(load: () => Promise<Component>): Promise<{ default: Component }> {
  for (;;) {
    try {
      return { default: await load() };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
