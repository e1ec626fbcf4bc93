import { Route, Router } from "@solidjs/router";
import { createSignal, lazy, Match, Switch } from "solid-js";
import { Shell } from "./components/shell.tsx";
import { ErrorState } from "./components/states.tsx";
import { graphql } from "./gql/gql.ts";
import type { Viewer_QueryQuery } from "./gql/graphql.ts";
import { createHead, type Head, HeadProvider } from "./head.tsx";
import { NotFound } from "./pages/not-found.tsx";
import { Overview } from "./pages/overview.tsx";
import { SignIn } from "./pages/sign-in.tsx";
import { hasCode } from "./request-error.ts";

const Viewer_Query = graphql(`
  query Viewer_Query {
    viewer {
      id
      name
      email
    }
  }
`);

export type Viewer = NonNullable<Viewer_QueryQuery["viewer"]>;

type Session =
  | { state: "asking" }
  | { state: "signed-out" }
  | { state: "signed-in"; viewer: Viewer }
  | { state: "failed"; error: unknown };

const Detections = lazy(() =>
  import("./pages/detections.tsx").then((page) => ({ default: page.Detections })),
);
const Assets = lazy(() => import("./pages/assets.tsx").then((page) => ({ default: page.Assets })));
const AssetPage = lazy(() => import("./pages/asset.tsx").then((page) => ({ default: page.AssetPage })));
const Difference = lazy(() =>
  import("./pages/difference.tsx").then((page) => ({ default: page.Difference })),
);
const Assignments = lazy(() =>
  import("./pages/assignments.tsx").then((page) => ({ default: page.Assignments })),
);
const ScanPage = lazy(() => import("./pages/scan.tsx").then((page) => ({ default: page.ScanPage })));
const ImportPage = lazy(() => import("./pages/import.tsx").then((page) => ({ default: page.ImportPage })));
const Schedules = lazy(() => import("./pages/schedules.tsx").then((page) => ({ default: page.Schedules })));
const RuleSets = lazy(() => import("./pages/rule-sets.tsx").then((page) => ({ default: page.RuleSets })));
const Agents = lazy(() => import("./pages/agents.tsx").then((page) => ({ default: page.Agents })));
const AgentPage = lazy(() => import("./pages/agent.tsx").then((page) => ({ default: page.AgentPage })));

/** The whole dashboard: who is looking, then the pages. */
export function App() {
  const [session, setSession] = createSignal<Session>({ state: "asking" });
  const head: Head = createHead(() => {
    if (session().state !== "signed-in") return;
    head.link.close();
    setSession({ state: "signed-out" });
  });

  async function askViewer(): Promise<void> {
    setSession({ state: "asking" });
    try {
      const { viewer } = await head.ask(Viewer_Query, {});
      setSession(viewer ? { state: "signed-in", viewer } : { state: "signed-out" });
    } catch (error) {
      setSession(hasCode(error, "UNAUTHENTICATED") ? { state: "signed-out" } : { state: "failed", error });
    }
  }
  void askViewer();

  const viewer = () => {
    const current = session();
    return current.state === "signed-in" ? current.viewer : undefined;
  };
  const failure = () => {
    const current = session();
    return current.state === "failed" ? current : undefined;
  };

  return (
    <Switch fallback={<div class="splash" role="status" aria-label="Loading" />}>
      <Match when={session().state === "signed-out"}>
        <SignIn onRetry={() => void askViewer()} />
      </Match>
      <Match when={failure()}>
        {(failed) => (
          <main class="splash">
            <ErrorState error={failed().error} onRetry={() => void askViewer()} />
          </main>
        )}
      </Match>
      <Match when={viewer()}>
        {(signedIn) => (
          <HeadProvider head={head}>
            <Router root={(props) => <Shell viewer={signedIn()}>{props.children}</Shell>}>
              <Route path="/" component={Overview} />
              <Route path="/detections/:id?" component={Detections} />
              <Route path="/assets" component={Assets} />
              <Route path="/assets/:id" component={AssetPage} />
              <Route path="/difference" component={Difference} />
              <Route path="/assignments" component={Assignments} />
              <Route path="/scans/:id" component={ScanPage} />
              <Route path="/import" component={ImportPage} />
              <Route path="/schedules" component={Schedules} />
              <Route path="/rule-sets" component={RuleSets} />
              <Route path="/agents" component={Agents} />
              <Route path="/agents/:id" component={AgentPage} />
              <Route path="*" component={NotFound} />
            </Router>
          </HeadProvider>
        )}
      </Match>
    </Switch>
  );
}
