import type { Page } from "playwright-core";
import { expect } from "vitest";
import { seriousViolations } from "./accessibility.ts";

/** No serious violation in light and dark; a picture of each where SCREENSHOTS names a directory. */
export async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const directory = process.env.SCREENSHOTS;
    if (directory) await page.screenshot({ path: `${directory}/${name}-${colorScheme}.png`, fullPage: true });
    expect(await seriousViolations(page)).toEqual([]);
  }
}
