import type { Page } from "playwright-core";
import { sendTo } from "./client.ts";
import { operatorToken } from "./graphql.ts";

const ONE_OF_EACH = `{ detections(first: 1) { edges { node { id } } } scans(first: 1) { edges { node { id } } }
  agents(first: 1) { edges { node { id } } } assets(first: 1) { edges { node { id } } } }`;

/** The dashboard's pages: those in the navigation, and one of each sort that they lead to. There must be one of each. */
export async function everyPath(page: Page, url: string): Promise<string[]> {
  await page.goto(url);
  const inNavigation = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  await inNavigation.first().waitFor();
  const paths = await inNavigation.evaluateAll((links) =>
    links.map((link) => link.getAttribute("href") ?? ""),
  );
  const found = await sendTo(url)(ONE_OF_EACH, {}, await operatorToken());
  const sorts = Object.entries<any>(found).map(([sort, { edges }]) => `/${sort}/${edges[0].node.id}`);
  return [...paths, ...sorts, "/import", "/account", "/accounts", "/enrollment", "/audit", "/no-such-page"];
}
