import { A, useIsRouting, useLocation } from "@solidjs/router";
import { createEffect, ErrorBoundary, For, type JSX, on, Suspense } from "solid-js";
import type { Viewer } from "../app.tsx";
import { AssignScanButton } from "./assign-scan-button.tsx";
import { AssignScanProvider } from "./assign-scan-dialog.tsx";
import { ConnectionBanner, ConnectionIndicator } from "./connection-indicator.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Logo } from "./logo.tsx";
import { ErrorState, Skeleton } from "./states.tsx";
import { ViewerMenu } from "./viewer-menu.tsx";

const LINKS: readonly { href: string; label: string; icon: IconName }[] = [
  { href: "/", label: "Overview", icon: "overview" },
  { href: "/detections", label: "Detections", icon: "detections" },
  { href: "/assets", label: "Assets", icon: "assets" },
  { href: "/assignments", label: "Assignments", icon: "assignments" },
  { href: "/schedules", label: "Schedules", icon: "schedules" },
  { href: "/rule-sets", label: "Rule sets", icon: "rules" },
  { href: "/agents", label: "Agents", icon: "agents" },
  { href: "/notifications", label: "Notifications", icon: "bell" },
];

/** Navigation around each page. */
export function Shell(props: { viewer: Viewer; children: JSX.Element }) {
  const location = useLocation();
  const isRouting = useIsRouting();
  let links!: HTMLElement;
  // Small screens show some of the links; that of this page is among them.
  createEffect(
    on(
      () => location.pathname,
      () => links.querySelector(".nav-active")?.scrollIntoView({ block: "nearest", inline: "center" }),
    ),
  );
  return (
    <AssignScanProvider>
      <div class="shell">
        <a class="skip-link" href="#content">
          Skip to the content
        </a>
        <aside class="side">
          <A href="/" class="brand" end activeClass="" inactiveClass="">
            <Logo />
            AI Defend
          </A>
          <AssignScanButton place="side" />
          <nav class="nav" aria-label="Main" ref={links}>
            <For each={LINKS}>
              {(link) => (
                <A href={link.href} end={link.href === "/"} class="nav-link" activeClass="nav-active">
                  <Icon name={link.icon} />
                  <span>{link.label}</span>
                </A>
              )}
            </For>
          </nav>
          <div class="side-foot">
            <a class="nav-link" href="/graphql" target="_blank" rel="noopener">
              <Icon name="code" />
              <span>GraphiQL</span>
            </a>
            <ConnectionIndicator />
            <ViewerMenu viewer={props.viewer} />
          </div>
        </aside>
        <main class="content" id="content" tabindex="-1" aria-busy={isRouting()}>
          <ConnectionBanner />
          <ErrorBoundary fallback={(error, reset) => <ErrorState error={error} onRetry={reset} />}>
            <Suspense fallback={<Skeleton rows={8} />}>{props.children}</Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </AssignScanProvider>
  );
}
