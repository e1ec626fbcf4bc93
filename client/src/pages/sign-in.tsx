import { createSignal, Match, Show, Switch } from "solid-js";
import { postAuth } from "../account/auth-request.ts";
import { CodeForm } from "../account/code-form.tsx";
import { PasswordSignIn } from "../account/password-sign-in.tsx";
import { Logo } from "../components/logo.tsx";
import { Notice } from "../components/states.tsx";
import { ThemeSwitch } from "../components/theme-switch.tsx";
import { sentenceOf } from "../request-error.ts";

/** How to get in: password and code, single sign-on, or the one-time link that the machine of the head shows. */
export function SignIn(props: { singleSignOn: string | null; onSignedIn: () => void }) {
  const [needsCode, setNeedsCode] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const failed = new URLSearchParams(location.search).has("error");
  document.title = "Sign in · AI Defend";

  async function goToProvider(): Promise<void> {
    setProblem(null);
    try {
      const { url } = await postAuth("sign-in/social", {
        provider: "oidc",
        callbackURL: "/",
        errorCallbackURL: "/?error=sso",
      });
      location.assign(String(url));
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }

  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <Logo size={44} />
        <h1>Sign in to AI Defend</h1>
        <Show when={failed}>
          <Notice tone="bad">
            That did not sign you in: a one-time link works once and not for long, and an account may be
            disabled.
          </Notice>
        </Show>
        <Switch>
          <Match when={needsCode()}>
            <CodeForm onSignedIn={props.onSignedIn} onBack={() => setNeedsCode(false)} />
          </Match>
          <Match when={!needsCode()}>
            <PasswordSignIn onSignedIn={props.onSignedIn} onCode={() => setNeedsCode(true)} />
            <Show when={props.singleSignOn}>
              {(name) => (
                <button type="button" class="button button-wide" onClick={() => void goToProvider()}>
                  Sign in with {name()}
                </button>
              )}
            </Show>
            <Show when={problem()}>{(sentence) => <Notice tone="bad">{sentence()}</Notice>}</Show>
            <details class="sign-in-link" open={failed}>
              <summary>No password yet?</summary>
              <p>
                An admin can make you a link that signs you in once. On the machine that runs AI Defend,{" "}
                <code>npm start</code> and <code>npm run sign-in</code> show one for its first admin. Open it
                in this browser.
              </p>
              <button type="button" class="button button-small" onClick={props.onSignedIn}>
                I have opened it
              </button>
            </details>
          </Match>
        </Switch>
        <div class="sign-in-foot">
          <ThemeSwitch />
        </div>
      </div>
    </main>
  );
}
