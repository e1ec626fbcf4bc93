import * as Popover from "@kobalte/core/popover";
import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Viewer } from "../app.tsx";
import { May } from "../viewer.tsx";
import { Icon } from "./icon.tsx";
import { Notice } from "./states.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** Who is signed in, the colours, and the way out. */
export function ViewerMenu(props: { viewer: Viewer }) {
  const [open, setOpen] = createSignal(false);
  const [failed, setFailed] = createSignal(false);
  const close = () => setOpen(false);

  async function signOut(): Promise<void> {
    setFailed(false);
    const headers = { "content-type": "application/json" };
    const response = await fetch("/api/auth/sign-out", { method: "POST", headers, body: "{}" }).catch(
      () => null,
    );
    if (response?.ok) location.assign("/");
    else setFailed(true);
  }

  return (
    <Popover.Root placement="top-start" gutter={6} open={open()} onOpenChange={setOpen}>
      <Popover.Trigger class="viewer">
        <span class="avatar" aria-hidden="true">
          {(props.viewer.name || props.viewer.email).slice(0, 1).toUpperCase()}
        </span>
        <span class="viewer-name">{props.viewer.name || props.viewer.email}</span>
        <Icon name="down" size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content class="popover" aria-label="Account">
          <p class="popover-name">{props.viewer.name}</p>
          <p class="muted popover-mail">{props.viewer.email}</p>
          <A class="button button-wide" href="/account" onClick={close}>
            Your account
          </A>
          <May least="ADMIN">
            <A class="button button-wide" href="/accounts" onClick={close}>
              Accounts
            </A>
            <A class="button button-wide" href="/audit" onClick={close}>
              Audit log
            </A>
          </May>
          <ThemeSwitch />
          <a class="button button-wide only-small" href="/graphql" target="_blank" rel="noopener">
            GraphiQL
          </a>
          <button type="button" class="button button-wide" onClick={() => void signOut()}>
            Sign out
          </button>
          <Show when={failed()}>
            <Notice tone="bad">Signing out did not work. Try again when the head answers.</Notice>
          </Show>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
