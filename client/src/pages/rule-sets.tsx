import { createSignal, For, Show } from "solid-js";
import { FormDialog } from "../components/form-dialog.tsx";
import { PageHead } from "../components/page-head.tsx";
import { RuleSetForm, SCANNERS } from "../components/rule-set-form.tsx";
import { type RuleSetPart, RuleSetView } from "../components/rule-set-view.tsx";
import { EmptyState } from "../components/states.tsx";
import { TimeAgo } from "../components/time-ago.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { formatMoment, formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { RuleSets_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import type { RuleSetDraft } from "../rule-set-input.ts";
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
          warnings {
            line
            message
          }
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

/** The head keeps no more warnings of one version. */
const MOST_WARNINGS = 50;

/** Rules that scanners take from the head, each version of them. */
export function RuleSets() {
  const head = useHead();
  const list = createLiveValue({ load: () => head.ask(RuleSets_Query, {}), hints: () => () => {} });
  const [uploading, setUploading] = createSignal<Partial<RuleSetDraft> | null>(null);
  const [shown, setShown] = createSignal<{ row: Row; part: RuleSetPart } | null>(null);
  const uploaded = () => {
    setUploading(null);
    list.reload();
  };
  const writeNext = (row: Row, content: string) => {
    const scanner = SCANNERS.find((each) => each === row.scanner);
    setShown(null);
    setUploading({ name: row.name, content, ...(scanner && { scanner }) });
  };

  return (
    <>
      <PageHead
        title="Rule sets"
        actions={
          <May least="OPERATOR">
            <button type="button" class="button" onClick={() => setUploading({})}>
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
              <RuleSetTable
                rows={ruleSets().edges.map((edge) => edge.node)}
                onShow={(row, part) => setShown({ row, part })}
              />
              <Show when={ruleSets().pageInfo.hasNextPage}>
                <p class="list-foot muted">The latest 100 versions are shown.</p>
              </Show>
            </>
          )}
        </ValueFrame>
      </section>
      <FormDialog
        open={uploading() !== null}
        title={uploading()?.name ? `New version of ${uploading()?.name}` : "Upload rules"}
        text="The scanner's own compiler checks them before they are kept."
        onClose={() => setUploading(null)}
      >
        <RuleSetForm start={uploading() ?? {}} onCancel={() => setUploading(null)} onUploaded={uploaded} />
      </FormDialog>
      <FormDialog
        open={shown() !== null}
        title={shown() ? `${shown()?.row.name}, version ${shown()?.row.version}` : ""}
        text={shown() ? `${shown()?.row.scanner}, SHA-256 ${shown()?.row.sha256}` : ""}
        onClose={() => setShown(null)}
      >
        <Show when={shown()} keyed>
          {({ row, part }) => (
            <RuleSetView
              name={row.name}
              version={row.version}
              warnings={row.warnings}
              part={part}
              onNext={(content) => writeNext(row, content)}
            />
          )}
        </Show>
      </FormDialog>
    </>
  );
}

function countOf({ warnings }: Row): string {
  return warnings.length < MOST_WARNINGS ? String(warnings.length) : `${MOST_WARNINGS} or more`;
}

function RuleSetTable(props: { rows: readonly Row[]; onShow: (row: Row, part: RuleSetPart) => void }) {
  const isLatest = (row: Row) => row === props.rows.find(({ name }) => name === row.name);
  return (
    <table class="table">
      <thead>
        <tr>
          <th>Name</th>
          <th>Scanner</th>
          <th class="number">Version</th>
          <th class="number hide-small">Rules</th>
          <th class="number">Warnings</th>
          <th class="hide-small">SHA-256</th>
          <th class="hide-small">Uploaded</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <td class="cell-text">
                <button type="button" class="rule-name" onClick={() => props.onShow(row, "rules")}>
                  {row.name}
                </button>{" "}
                <Show when={isLatest(row)} fallback={<span class="muted">earlier</span>}>
                  <span class="badge badge-good">latest</span>
                </Show>
              </td>
              <td>{row.scanner}</td>
              <td class="number">{row.version}</td>
              <td class="number hide-small">
                {row.ruleCount == null ? "not counted" : formatNumber(row.ruleCount)}
              </td>
              <td class="number">
                <Show when={row.warnings.length > 0} fallback={<span class="muted">none</span>}>
                  <button
                    type="button"
                    class="badge badge-warn rule-warnings"
                    aria-label={`Warnings of ${row.name}, version ${row.version}: ${countOf(row)}`}
                    onClick={() => props.onShow(row, "warnings")}
                  >
                    {countOf(row)}
                  </button>
                </Show>
              </td>
              <td class="hide-small">
                <code title={row.sha256}>{row.sha256.slice(0, 12)}</code>
              </td>
              <td class="hide-small" title={formatMoment(row.createdAt)}>
                <TimeAgo at={row.createdAt} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
