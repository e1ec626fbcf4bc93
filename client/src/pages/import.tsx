import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { Icon } from "../components/icon.tsx";
import { ImportAccountView } from "../components/import-account.tsx";
import { ImportForm } from "../components/import-form.tsx";
import { PageHead } from "../components/page-head.tsx";
import type { ImportAccount } from "../report-upload.ts";

/** Brings in a report that was made elsewhere, and says what became of it. */
export function ImportPage() {
  const [account, setAccount] = createSignal<ImportAccount | null>(null);
  return (
    <>
      <PageHead
        title="Import report"
        above={
          <A href="/assignments">
            <Icon name="back" size={14} /> Assignments
          </A>
        }
        detail={<span class="muted">Read as if an agent had sent it. An import closes no detection.</span>}
      />
      <ImportForm onImported={setAccount} />
      <Show when={account()}>
        {(shown) => (
          <section class="panel import-result" aria-live="polite">
            <h2>
              {shown().fileName} <span class="muted">read as a report of {shown().scanner}</span>
            </h2>
            <ImportAccountView account={shown()} />
            <div class="dialog-actions">
              <A class="button button-primary" href={`/scans/${shown().scanId}`}>
                Its detections
              </A>
            </div>
          </section>
        )}
      </Show>
    </>
  );
}
