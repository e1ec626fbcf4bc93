import { Route, Router } from "@solidjs/router";
import { createSignal, Match, Switch } from "solid-js";
import { Shell } from "./components/shell.tsx";
import { ErrorState } from "./components/states.tsx";
import { graphql } from "./gql/gql.ts";
import type { Viewer_QueryQuery } from "./gql/graphql.ts";
import { createHead, type Head, HeadProvider } from "./head.tsx";
import { loadPages, page } from "./page.ts";
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

const Audit = page(() => import("./pages/audit.tsx").then((part) => part.Audit));
const Detections = page(() => import("./pages/detections.tsx").then((part) => part.Detections));
const Assets = page(() => import("./pages/assets.tsx").then((part) => part.Assets));
const AssetPage = page(() => import("./pages/asset.tsx").then((part) => part.AssetPage));
const Difference = page(() => import("./pages/difference.tsx").then((part) => part.Difference));
const Assignments = page(() => import("./pages/assignments.tsx").then((part) => part.Assignments));
const ScanPage = page(() => import("./pages/scan.tsx").then((part) => part.ScanPage));
const ImportPage = page(() => import("./pages/import.tsx").then((part) => part.ImportPage));
const Schedules = page(() => import("./pages/schedules.tsx").then((part) => part.Schedules));
const RuleSets = page(() => import("./pages/rule-sets.tsx").then((part) => part.RuleSets));
const Agents = page(() => import("./pages/agents.tsx").then((part) => part.Agents));
const AgentPage = page(() => import("./pages/agent.tsx").then((part) => part.AgentPage));
const Enrollment = page(() => import("./pages/enrollment.tsx").then((part) => part.Enrollment));
const Notifications = page(() => import("./pages/notifications.tsx").then((part) => part.Notifications));
const Account = page(() => import("./pages/account.tsx").then((part) => part.Account));
const Accounts = page(() => import("./pages/accounts.tsx").then((part) => part.Accounts));

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
      if (!viewer) return;
      head.link.socket(); // so that each page, also one that follows nothing, knows whether it is live
      loadPages();
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
