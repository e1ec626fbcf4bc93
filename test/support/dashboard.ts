import { openBrowser, openPage } from "./browser.ts";
import { signInLinkOf } from "./sign-in.ts";

/** The dashboard of a head in a browser, signed in and without motion, on its overview. */
export async function openDashboard(url: string) {
  const browser = await openBrowser();
  const opened = await openPage(browser);
  await opened.page.emulateMedia({ reducedMotion: "reduce" });
  await opened.page.goto(await signInLinkOf(url));
  await opened.page.getByRole("heading", { name: "Overview" }).waitFor();
  return { browser, ...opened };
}
