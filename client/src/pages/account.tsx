import { createSignal, Show } from "solid-js";
import { PasswordForm } from "../account/password-form.tsx";
import { SecondFactorForm } from "../account/second-factor-form.tsx";
import { SessionList } from "../account/session-list.tsx";
import { TokenList } from "../account/token-list.tsx";
import { FormDialog } from "../components/form-dialog.tsx";
import { PageHead } from "../components/page-head.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";

const OwnAccount_Query = graphql(`
  query OwnAccount_Query {
    viewer {
      id
      name
      email
      role
      hasPassword
      hasSecondFactor
    }
  }
`);

/** The own account: how to sign in, where one is signed in, and the tokens of one's scripts. */
export function Account() {
  const head = useHead();
  const own = createLiveValue({ load: () => head.ask(OwnAccount_Query, {}), hints: () => () => {} });
  const [dialog, setDialog] = createSignal<"password" | "second factor" | null>(null);
  const viewer = () => own.value()?.viewer;
  const close = () => setDialog(null);
  const saved = () => {
    close();
    own.reload();
  };

  return (
    <>
      <PageHead
        title="Your account"
        detail={
          <Show when={viewer()}>
            {(one) => (
              <>
                {one().name} · {one().email} · {one().role}
              </>
            )}
          </Show>
        }
      />
      <section class="panel">
        <header class="section-head">
          <h2>Signing in</h2>
        </header>
        <ValueFrame value={own} part={(data) => data.viewer} missing="You are signed out">
          {(one) => (
            <ul class="plain-list">
              <li class="plain-row">
                <span class="plain-row-text">
                  Password
                  <span class="muted"> · {one().hasPassword ? "set" : "none: you came in another way"}</span>
                </span>
                <button type="button" class="button button-small" onClick={() => setDialog("password")}>
                  {one().hasPassword ? "Change" : "Set one"}
                </button>
              </li>
              <li class="plain-row">
                <span class="plain-row-text">
                  Authenticator app
                  <span class="muted">
                    {" "}
                    ·{" "}
                    {one().hasSecondFactor
                      ? "on: the password needs a code besides"
                      : one().hasPassword
                        ? "off: the password alone is enough"
                        : "needs a password first"}
                  </span>
                </span>
                <button
                  type="button"
                  class="button button-small"
                  disabled={!one().hasPassword}
                  onClick={() => setDialog("second factor")}
                >
                  {one().hasSecondFactor ? "Remove" : "Set up"}
                </button>
              </li>
            </ul>
          )}
        </ValueFrame>
      </section>
      <SessionList />
      <TokenList />
      <FormDialog
        open={dialog() === "password"}
        title={viewer()?.hasPassword ? "Change the password" : "Set a password"}
        text="All other browsers of your account are signed out."
        onClose={close}
      >
        <PasswordForm hasPassword={viewer()?.hasPassword ?? false} onCancel={close} onSaved={saved} />
      </FormDialog>
      <FormDialog
        open={dialog() === "second factor"}
        title={viewer()?.hasSecondFactor ? "Remove the authenticator app" : "Set up an authenticator app"}
        text={
          viewer()?.hasSecondFactor
            ? "The password alone signs you in then."
            : "It shows a code every 30 seconds, which signing in needs besides the password."
        }
        onClose={close}
      >
        <SecondFactorForm isOn={viewer()?.hasSecondFactor ?? false} onCancel={close} onSaved={saved} />
      </FormDialog>
    </>
  );
}
