import { createSignal, For, onCleanup, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { formatBytes } from "../format.ts";
import { type ImportAccount, uploadReport } from "../report-upload.ts";
import { sentenceOf } from "../request-error.ts";
import { FileDrop } from "./file-drop.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { Notice } from "./states.tsx";

const SCANNERS = [
  { name: "nmap", report: "nmap: XML (-oX)" },
  { name: "lynis", report: "lynis: report.dat" },
  { name: "clamav", report: "ClamAV: output of clamscan or clamdscan" },
  { name: "yara", report: "yara: output" },
  { name: "suricata", report: "Suricata: eve.json" },
] as const;

/** Brings in a report from a file: dropped or chosen, then sent with its progress. */
export function ImportForm(props: { onImported: (account: ImportAccount) => void }) {
  const [draft, setDraft] = createStore({ scanner: "", machine: "" });
  const [file, setFile] = createSignal<File | null>(null);
  const [share, setShare] = createSignal<number | null>(null);
  const [problem, setProblem] = createSignal<string | null>(null);
  let stopper = new AbortController();
  onCleanup(() => stopper.abort());

  function choose(chosen: File): void {
    setFile(chosen);
    setProblem(null);
  }

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const chosen = file();
    if (!chosen) return void setProblem("Choose a file first.");
    if (share() !== null) return;
    stopper = new AbortController();
    setProblem(null);
    setShare(0);
    try {
      const upload = { file: chosen, ...draft };
      const account = await uploadReport(upload, { onProgress: setShare, signal: stopper.signal });
      setFile(null);
      props.onImported(account);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setShare(null);
    }
  }

  return (
    <form class="panel import-form" onSubmit={(event) => void submit(event)}>
      <FileDrop label="Report" disabled={share() !== null} onFile={choose}>
        <Show
          when={file()}
          fallback={<span class="muted">nmap, lynis, ClamAV, yara, Suricata; up to 2 GiB, plain or .gz</span>}
        >
          {(chosen) => (
            <span>
              <strong class="mono">{chosen().name}</strong>{" "}
              <span class="muted">{formatBytes(chosen().size)}</span>
            </span>
          )}
        </Show>
      </FileDrop>
      <div class="field-row">
        <div class="field">
          <label for="import-scanner">Scanner</label>
          <select
            id="import-scanner"
            value={draft.scanner}
            onChange={(event) => setDraft("scanner", event.currentTarget.value)}
          >
            <option value="">Recognise it by the content</option>
            <For each={SCANNERS}>{({ name, report }) => <option value={name}>{report}</option>}</For>
          </select>
        </div>
        <div class="field">
          <label for="import-machine">Machine</label>
          <input
            id="import-machine"
            type="text"
            spellcheck={false}
            placeholder="web-1"
            aria-describedby="import-machine-hint"
            value={draft.machine}
            onInput={(event) => setDraft("machine", event.currentTarget.value)}
          />
          <p class="hint" id="import-machine-hint">
            Where the report was made. Needed for ClamAV, yara and addresses such as 127.0.0.1.
          </p>
        </div>
      </div>
      <Show when={problem()}>{(sentence) => <Notice tone="bad">{sentence()}</Notice>}</Show>
      <Show
        when={share() !== null}
        fallback={
          <div class="dialog-actions">
            <button type="submit" class="button button-primary">
              Import
            </button>
          </div>
        }
      >
        <ProgressBar share={share() ?? 0} label="Sent" />
        <div class="dialog-actions">
          <span class="muted" role="status">
            {share() === 1 ? "The head reads the rest …" : "Sending …"}
          </span>
          <button type="button" class="button" onClick={() => stopper.abort()}>
            Stop
          </button>
        </div>
      </Show>
    </form>
  );
}
