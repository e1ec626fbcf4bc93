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
import { ViewerProvider } from "./viewer.tsx";

const Viewer_Query = graphql(`
  query Viewer_Query {
    viewer {
      id
      name
      email
      role
    }
    singleSignOn
  }
`);

export type Viewer = NonNullable<Viewer_QueryQuery["viewer"]>;

type Session =
  | { state: "asking" }
  | { state: "signed-out"; singleSignOn: string | null }
  | { state: "signed-in"; viewer: Viewer }
  | { state: "failed"; error: unknown };

const Audit = lazy(() => import("./pages/audit.tsx").then((page) => ({ default: page.Audit })));
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
const Enrollment = lazy(() =>
  import("./pages/enrollment.tsx").then((page) => ({ default: page.Enrollment })),
);
const Notifications = lazy(() =>
  import("./pages/notifications.tsx").then((page) => ({ default: page.Notifications })),
);
const Account = lazy(() => import("./pages/account.tsx").then((page) => ({ default: page.Account })));
const Accounts = lazy(() => import("./pages/accounts.tsx").then((page) => ({ default: page.Accounts })));

/** The whole dashboard: who is looking, then the pages. */
export function App() {
  const [session, setSession] = createSignal<Session>({ state: "asking" });
  const head: Head = createHead(() => {
    if (session().state !== "signed-in") return;
    head.link.close();
    setSession({ state: "asking" });
    void askViewer();
  });

  async function askViewer(): Promise<void> {
    setSession({ state: "asking" });
    try {
      const { viewer, singleSignOn } = await head.ask(Viewer_Query, {});
      setSession(viewer ? { state: "signed-in", viewer } : { state: "signed-out", singleSignOn });
      if (viewer) head.link.socket(); // so that each page, also one that follows nothing, knows whether it is live
    } catch (error) {
      setSession({ state: "failed", error });
    }
  }
  void askViewer();

  const viewer = () => {
    const current = session();
    return current.state === "signed-in" ? current.viewer : undefined;
  };
  const signedOut = () => {
    const current = session();
    return current.state === "signed-out" ? current : undefined;
  };
  const failure = () => {
    const current = session();
    return current.state === "failed" ? current : undefined;
  };

  return (
    <Switch fallback={<div class="splash" role="status" aria-label="Loading" />}>
      <Match when={signedOut()}>
        {(out) => <SignIn singleSignOn={out().singleSignOn} onSignedIn={() => void askViewer()} />}
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
            <Router
              root={(props) => (
                <ViewerProvider viewer={signedIn()}>
                  <Shell viewer={signedIn()}>{props.children}</Shell>
                </ViewerProvider>
              )}
            >
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
              <Route path="/enrollment" component={Enrollment} />
              <Route path="/notifications" component={Notifications} />
              <Route path="/account" component={Account} />
              <Route path="/accounts" component={Accounts} />
              <Route path="/audit" component={Audit} />
              <Route path="*" component={NotFound} />
            </Router>
          </HeadProvider>
        )}
      </Match>
    </Switch>
  );
}
