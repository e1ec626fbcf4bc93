import { createSignal, Show } from "solid-js";
import { FormDialog } from "../components/form-dialog.tsx";
import { PageHead } from "../components/page-head.tsx";
import { PagedFrame } from "../components/paged-frame.tsx";
import { RuleSetForm, SCANNERS } from "../components/rule-set-form.tsx";
import { type RuleSetRow, RuleSetTable } from "../components/rule-set-table.tsx";
import { type RuleSetPart, RuleSetView } from "../components/rule-set-view.tsx";
import { EmptyState } from "../components/states.tsx";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createPagedList } from "../paged-list.ts";
import type { RuleSetDraft } from "../rule-set-input.ts";
import { May } from "../viewer.tsx";

const RuleSets_Query = graphql(`
  query RuleSets_Query($includeRetired: Boolean!, $after: String) {
    ruleSets(first: 50, includeRetired: $includeRetired, after: $after) {
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
          retiredAt
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** A draft to upload. Uploading to a retired set brings it back. */
type Upload = Partial<RuleSetDraft> & { isRetired?: boolean };

/** Rules that scanners take from the head, each version of them. */
export function RuleSets() {
  const head = useHead();
  const [includeRetired, setIncludeRetired] = createSignal(false);
  const list = createPagedList<RuleSetRow>(() => {
    const filter = { includeRetired: includeRetired() };
    return (after) => head.ask(RuleSets_Query, { ...filter, after }).then((data) => data.ruleSets);
  });
  const [uploading, setUploading] = createSignal<Upload | null>(null);
  const [shown, setShown] = createSignal<{ row: RuleSetRow; part: RuleSetPart } | null>(null);
  const uploaded = () => {
    setUploading(null);
    list.reload();
  };
  const writeNext = (row: RuleSetRow, content: string) => {
    const scanner = SCANNERS.find((each) => each === row.scanner);
    setShown(null);
    const isRetired = row.retiredAt != null;
    setUploading({ name: row.name, content, isRetired, ...(scanner && { scanner }) });
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
      <search class="filters">
        <button
          type="button"
          class="chip-button chip-plain"
          aria-pressed={includeRetired()}
          onClick={() => setIncludeRetired(!includeRetired())}
        >
          Show retired
        </button>
      </search>
      <section class="panel panel-table" aria-label="List of rule sets">
        <PagedFrame
          list={list}
          noun="versions"
          empty={
            <EmptyState icon="rules" title={includeRetired() ? "No rule sets yet" : "No rule sets"}>
              Upload YARA, Suricata or ClamAV rules; scans take the latest version of each set they name.
            </EmptyState>
          }
        >
          {(rows) => (
            <RuleSetTable
              rows={rows()}
              onShow={(row, part) => setShown({ row, part })}
              onChanged={list.reload}
            />
          )}
        </PagedFrame>
      </section>
      <FormDialog
        open={uploading() !== null}
        title={uploading()?.name ? `New version of ${uploading()?.name}` : "Upload rules"}
        text={`The scanner's own compiler checks them before they are kept.${uploading()?.isRetired ? " The retired set is brought back." : ""}`}
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
