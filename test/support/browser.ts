import { type Browser, chromium, type Page } from "playwright-core";
import { findProgram } from "../../scripts/tools.ts";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The system's Chromium. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findProgram(["chromium", "chromium-browser"]) ?? "",
    args: FLAGS,
  });
}

/** A page that remembers its navigations, and whatever went wrong in it: errors, and what its policy forbade. */
export async function openPage(
  browser: Browser,
): Promise<{ page: Page; navigations: string[]; problems: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const navigations: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) navigations.push(request.url());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Permissions-Policy/i.test(message.text())) problems.push(message.text());
  });
  return { page, navigations, problems };
}
