import { createSignal, For, Show } from "solid-js";
import { FormDialog } from "../components/form-dialog.tsx";
import { PageHead } from "../components/page-head.tsx";
import { RuleSetForm } from "../components/rule-set-form.tsx";
import { RuleSetView } from "../components/rule-set-view.tsx";
import { EmptyState } from "../components/states.tsx";
import { TimeAgo } from "../components/time-ago.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { formatMoment, formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { RuleSets_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import { May } from "../viewer.tsx";

const RuleSets_Query = graphql(`
  query RuleSets_Query {
    ruleSets(first: 100) {
      edges {
        cursor
        node {
          id
          name
          scanner
          version
          ruleCount
          sha256
          createdAt
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

type Row = RuleSets_QueryQuery["ruleSets"]["edges"][number]["node"];

/** Rules that scanners take from the head, each version of them. */
export function RuleSets() {
  const head = useHead();
  const list = createLiveValue({ load: () => head.ask(RuleSets_Query, {}), hints: () => () => {} });
  const [uploading, setUploading] = createSignal(false);
  const [shown, setShown] = createSignal<Row | null>(null);
  const uploaded = () => {
    setUploading(false);
    list.reload();
  };

  return (
    <>
      <PageHead
        title="Rule sets"
        actions={
          <May least="OPERATOR">
            <button type="button" class="button" onClick={() => setUploading(true)}>
              Upload rules
            </button>
          </May>
        }
      />
      <section class="panel panel-table" aria-label="List of rule sets">
        <ValueFrame
          value={list}
          part={({ ruleSets }) => ruleSets.edges.length > 0 && ruleSets}
          missing={
            <EmptyState icon="rules" title="No rule sets yet">
              Upload YARA, Suricata or ClamAV rules; scans take the latest version of each set they name.
            </EmptyState>
          }
        >
          {(ruleSets) => (
            <>
              <RuleSetTable rows={ruleSets().edges.map((edge) => edge.node)} onShow={setShown} />
              <Show when={ruleSets().pageInfo.hasNextPage}>
                <p class="list-foot muted">The latest 100 versions are shown.</p>
              </Show>
            </>
          )}
        </ValueFrame>
      </section>
      <FormDialog
        open={uploading()}
        title="Upload rules"
        text="The scanner's own compiler checks them before they are kept."
        onClose={() => setUploading(false)}
      >
        <RuleSetForm onCancel={() => setUploading(false)} onUploaded={uploaded} />
      </FormDialog>
      <FormDialog
        open={shown() !== null}
        title={shown() ? `${shown()?.name}, version ${shown()?.version}` : ""}
        text={shown() ? `${shown()?.scanner}, SHA-256 ${shown()?.sha256}` : ""}
        onClose={() => setShown(null)}
      >
        <Show when={shown()} keyed>
          {(current) => <RuleSetView name={current.name} version={current.version} />}
        </Show>
      </FormDialog>
    </>
  );
}

function RuleSetTable(props: { rows: readonly Row[]; onShow: (row: Row) => void }) {
  const isLatest = (row: Row) => row === props.rows.find(({ name }) => name === row.name);
  return (
    <table class="table">
      <thead>
        <tr>
          <th>Name</th>
          <th>Scanner</th>
          <th class="number">Version</th>
          <th class="number">Rules</th>
          <th class="hide-small">SHA-256</th>
          <th>Uploaded</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <td>
                <button type="button" class="rule-name" onClick={() => props.onShow({ ...row })}>
                  {row.name}
                </button>{" "}
                <Show when={isLatest(row)} fallback={<span class="muted">earlier</span>}>
                  <span class="badge badge-good">latest</span>
                </Show>
              </td>
              <td>{row.scanner}</td>
              <td class="number">{row.version}</td>
              <td class="number">{row.ruleCount == null ? "not counted" : formatNumber(row.ruleCount)}</td>
              <td class="hide-small">
                <code title={row.sha256}>{row.sha256.slice(0, 12)}</code>
              </td>
              <td title={formatMoment(row.createdAt)}>
                <TimeAgo at={row.createdAt} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
