import { Show } from "solid-js";
import { Logo } from "../components/logo.tsx";
import { Notice } from "../components/states.tsx";
import { ThemeSwitch } from "../components/theme-switch.tsx";

/** How to get in. There is no password: the terminal that runs the head shows a link that works once. */
export function SignIn(props: { onRetry: () => void }) {
  const failed = new URLSearchParams(location.search).has("error");
  document.title = "Sign in · AI Defend";
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <Logo size={44} />
        <h1>Sign in to AI Defend</h1>
        <Show when={failed}>
          <Notice tone="bad">
            That sign-in link was used already, or is too old. Each link works once. Get a new one:
          </Notice>
        </Show>
        <p>You sign in with a one-time link from the machine that runs AI Defend.</p>
        <ol class="steps">
          <li>
            <code>npm start</code> shows a link in the terminal when it starts.
          </li>
          <li>
            For another one, run <code>npm run sign-in</code> in the same directory.
          </li>
          <li>Open the link in this browser. It brings you here, signed in.</li>
        </ol>
        <div class="sign-in-foot">
          <button type="button" class="button" onClick={props.onRetry}>
            I have opened it
          </button>
          <ThemeSwitch />
        </div>
      </div>
    </main>
  );
}
