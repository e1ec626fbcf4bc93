import { Show } from "solid-js";
import { nowMs } from "../clock.ts";
import { formatAge } from "../format.ts";
import { useHead } from "../head.tsx";
import type { LinkState } from "../link.ts";
import { Notice } from "./states.tsx";

const LABELS: Record<LinkState, string> = {
  connecting: "Connecting",
  live: "Live",
  lost: "Connection lost, catching up",
  offline: "Offline",
};

const TONES: Record<LinkState, string> = { connecting: "quiet", live: "good", lost: "warn", offline: "bad" };

/** Whether what the page shows is live, said aloud when it changes, with the time of the last update. */
export function ConnectionIndicator() {
  const { link } = useHead();
  return (
    <div class="connection">
      <span class={`dotted tone-${TONES[link.state()]}`} role="status" aria-live="polite">
        <span class="dot" classList={{ "dot-live": link.state() === "live" }} aria-hidden="true" />
        {LABELS[link.state()]}
      </span>
      <LastHeard />
    </div>
  );
}

/** A banner while the page may be behind. What it shows stays readable. */
export function ConnectionBanner() {
  const { link } = useHead();
  return (
    <Show when={link.state() === "lost" || link.state() === "offline"}>
      <div class="connection-banner">
        <Notice tone="warn">
          <strong>{LABELS[link.state()]}.</strong>{" "}
          {link.state() === "offline"
            ? "This machine has no network. What you see is kept and is brought up to date by itself."
            : "What you see may be behind. Nothing is lost: it is brought up to date when the head answers."}{" "}
          <LastHeard />
        </Notice>
      </div>
    </Show>
  );
}

function LastHeard() {
  const { link } = useHead();
  return (
    <Show when={link.lastHeardMs()}>
      {(heardMs) => (
        <span class="connection-time">Updated {formatAge(heardMs(), Math.min(nowMs(), Date.now()))}</span>
      )}
    </Show>
  );
}
