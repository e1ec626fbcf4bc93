import { createSignal, For, Match, Switch } from "solid-js";
import { encode } from "uqr";
import { CopyButton } from "../components/copy-button.tsx";
import { FormFoot } from "../components/form-dialog.tsx";
import { createSubmit } from "../components/submit.ts";
import { postAuth } from "./auth-request.ts";
import { entered } from "./entered.ts";

type Secret = { uri: string; backupCodes: readonly string[] };

/** Sets an authenticator app up, or takes it away: password first, then a code that shows that it works. */
export function SecondFactorForm(props: { isOn: boolean; onCancel: () => void; onSaved: () => void }) {
  const [secret, setSecret] = createSignal<Secret | null>(null);

  const { submit, busy, problem } = createSubmit(async (form) => {
    const answer = entered(form, "entered");
    if (props.isOn) {
      await postAuth("two-factor/disable", { password: answer });
      props.onSaved();
    } else if (secret()) {
      await postAuth("two-factor/verify-totp", { code: answer.replaceAll(" ", "") });
      props.onSaved();
    } else {
      const { totpURI, backupCodes } = await postAuth("two-factor/enable", { password: answer });
      setSecret({ uri: String(totpURI), backupCodes: backupCodes as string[] });
      form.reset();
    }
  });

  return (
    <form class="form" onSubmit={submit}>
      <div class="form-body">
        <Switch>
          <Match when={secret()}>
            {(made) => (
              <>
                <QrCode text={made().uri} />
                <p class="hint">
                  Or type this into the app: <code>{new URL(made().uri).searchParams.get("secret")}</code>
                </p>
                <div class="field">
                  <span class="label">Backup codes, each for one sign-in without the app</span>
                  <ul class="backup-codes mono">
                    <For each={made().backupCodes}>{(code) => <li>{code}</li>}</For>
                  </ul>
                  <p class="hint">
                    They are shown only now. Keep them where the app is not.{" "}
                    <CopyButton text={made().backupCodes.join("\n")} label="Copy the backup codes" />
                  </p>
                </div>
                <div class="field">
                  <label for="second-factor-code">Code that the app shows</label>
                  <input
                    id="second-factor-code"
                    name="entered"
                    type="text"
                    inputmode="numeric"
                    autocomplete="one-time-code"
                    required
                  />
                </div>
              </>
            )}
          </Match>
          <Match when={!secret()}>
            <div class="field">
              <label for="second-factor-password">Password</label>
              <input
                id="second-factor-password"
                name="entered"
                type="password"
                autocomplete="current-password"
                required
                autofocus
              />
            </div>
          </Match>
        </Switch>
      </div>
      <FormFoot
        problem={problem()}
        submit={props.isOn ? "Remove the app" : secret() ? "Turn it on" : "Continue"}
        busy={busy()}
        onCancel={props.onCancel}
      />
    </form>
  );
}

function QrCode(props: { text: string }) {
  const code = () => encode(props.text, { border: 2 });
  const path = () =>
    code()
      .data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
      .join("");
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${code().size} ${code().size}`}
      role="img"
      aria-label="QR code for the app"
    >
      <path d={path()} />
    </svg>
  );
}
