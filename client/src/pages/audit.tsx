import { createSignal, For, Show } from "solid-js";
import { AuditRow, type AuditRowEntry } from "../components/audit-row.tsx";
import { PageHead } from "../components/page-head.tsx";
import { PagedFrame } from "../components/paged-frame.tsx";
import { EmptyState } from "../components/states.tsx";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createPagedList } from "../paged-list.ts";

const Audit_Query = graphql(`
  query Audit_Query($act: String, $actorId: ID, $since: DateTime, $after: String) {
    auditEntries(first: 50, act: $act, actorId: $actorId, since: $since, after: $after) {
      edges {
        cursor
        node {
          sequence
          at
          actor
          actorId
          actorName
          address
          act
          subject
          before
          after
          hash
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const DAY_MS = 86_400_000;
const NOUNS: Record<string, string> = {
  "": "All acts",
  user: "Accounts and sign-ins",
  token: "API tokens",
  enrollment: "Enrollment",
  agent: "Agents",
  scan: "Scans",
  assignment: "Assignments",
  schedule: "Schedules",
  labelWindow: "Hours of labels",
  ruleSet: "Rule sets",
  notificationChannel: "Channels of notifications",
  notificationRule: "Rules of notifications",
  notification: "Notifications sent again",
  detections: "Detections",
  assets: "Assets",
  report: "Imported reports",
  feed: "Feeds",
  scanReport: "Reports taken away",
  artifact: "Artifacts taken away",
  audit: "The audit log itself",
};
const SPANS: Record<string, string> = {
  "": "Any time",
  "1": "Last day",
  "7": "Last week",
  "30": "Last month",
};

/** Who did what, when and from where, for admins. */
export function Audit() {
  const head = useHead();
  const [act, setAct] = createSignal("");
  const [days, setDays] = createSignal("");
  const [actor, setActor] = createSignal<{ id: string; name: string } | null>(null);
  const list = createPagedList<AuditRowEntry>(() => {
    const since = days() ? new Date(Date.now() - Number(days()) * DAY_MS).toISOString() : null;
    const filter = { act: act() || null, actorId: actor()?.id ?? null, since };
    return (after) => head.ask(Audit_Query, { ...filter, after }).then((data) => data.auditEntries);
  }, "sequence");

  return (
    <>
      <PageHead
        title="Audit log"
        detail="Append-only: each entry's hash covers all before it. Check it with npm run audit:verify."
        actions={
          <a class="button" href="/export/audit.jsonl" download="audit.jsonl">
            Export as JSON Lines
          </a>
        }
      />
      <search class="filters">
        <Choice label="Act" value={act()} options={NOUNS} onChange={setAct} />
        <Choice label="Time" value={days()} options={SPANS} onChange={setDays} />
        <Show when={actor()}>
          {(one) => (
            <button type="button" class="chip-button" aria-pressed="true" onClick={() => setActor(null)}>
              By <bdi>{one().name}</bdi>, show all
            </button>
          )}
        </Show>
      </search>
      <section class="panel panel-table" aria-label="Entries of the audit log">
        <PagedFrame
          list={list}
          noun="entries"
          empty={
            <EmptyState icon="search" title="No entries">
              Nothing was done that these filters let pass.
            </EmptyState>
          }
        >
          {(rows) => (
            <table class="table audit-table">
              <thead>
                <tr>
                  <th class="number">No.</th>
                  <th>When</th>
                  <th>Who</th>
                  <th>What</th>
                  <th class="hide-small">From</th>
                </tr>
              </thead>
              <tbody>
                <For each={rows()}>{(entry) => <AuditRow entry={entry} onActor={setActor} />}</For>
              </tbody>
            </table>
          )}
        </PagedFrame>
      </section>
    </>
  );
}

function Choice(props: {
  label: string;
  value: string;
  options: Record<string, string>;
  onChange: (value: string) => void;
}) {
  return (
    <select
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      <For each={Object.entries(props.options)}>
        {([value, text]) => <option value={value}>{text}</option>}
      </For>
    </select>
  );
}
