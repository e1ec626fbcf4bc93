import { createContext, type JSX, Show, useContext } from "solid-js";
import type { Viewer } from "./app.tsx";
import type { Role } from "./gql/graphql.ts";

/** Each role may do what those before it may. */
export const ROLES: readonly { role: Role; meaning: string }[] = [
  { role: "VIEWER", meaning: "reads" },
  { role: "ANALYST", meaning: "judges detections" },
  { role: "OPERATOR", meaning: "has scans run" },
  { role: "ADMIN", meaning: "decides who gets in" },
];

/** May somebody of this role do what is for `least`? The head decides; this only hides what it would refuse. */
export function isAtLeast(role: Role, least: Role): boolean {
  const rank = (wanted: Role) => ROLES.findIndex((one) => one.role === wanted);
  return rank(role) >= rank(least);
}

const ViewerContext = createContext<Viewer>();

export function ViewerProvider(props: { viewer: Viewer; children: JSX.Element }) {
  return <ViewerContext.Provider value={props.viewer}>{props.children}</ViewerContext.Provider>;
}

/** Who is signed in. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error("useViewer needs a ViewerProvider above it.");
  return viewer;
}

/** Shows what only a role and those above it may do. */
export function May(props: { least: Role; children: JSX.Element }) {
  const viewer = useViewer();
  return <Show when={isAtLeast(viewer.role, props.least)}>{props.children}</Show>;
}
