import { AGENT_ROUTES } from "./agent-routes.ts";
import { OPERATOR_ROUTES } from "./operator-routes.ts";
import type { Route } from "./route.ts";

/** Every path that is described and served, those without an id before those with one. */
export const ROUTES: Route[] = [...AGENT_ROUTES, ...OPERATOR_ROUTES];

/** Where the description is. */
export const DESCRIPTION_PATH = "/api/openapi.json";

/** A path as asked for, and the paths of ours that it may be. */
export type Found = { routes: Route[]; id: string };

const patterns = ROUTES.map((one) => ({
  one,
  pattern: new RegExp(`^${one.path.replace("{id}", "(?<id>[^/]+)")}/?$`),
}));

/** The routes of a path, by any method; none where the path is not ours. */
export function findRoutes(path: string): Found {
  const matches = patterns.flatMap(({ one, pattern }) => {
    const match = pattern.exec(path);
    return match ? [{ one, id: match.groups?.["id"] ?? "" }] : [];
  });
  const [first] = matches;
  return { routes: matches.filter(({ id }) => id === first?.id).map(({ one }) => one), id: first?.id ?? "" };
}

/** Is a path answered here, be it only with 404? */
export function isRestPath(path: string): boolean {
  return path === DESCRIPTION_PATH || /^\/(?:api\/(?:agents|assignments|scans)|events)(?:\/|$)/.test(path);
}
