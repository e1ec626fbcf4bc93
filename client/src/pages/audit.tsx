import { createEffect, createSignal, For, Match, on, Show, Switch } from "solid-js";
import { AuditRow, type AuditRowEntry } from "../components/audit-row.tsx";
import { PageHead } from "../components/page-head.tsx";
import { EmptyState, ErrorState, Skeleton } from "../components/states.tsx";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";

const Audit_Query = graphql(`
  query Audit_Query($act: String, $actorId: ID, $since: DateTime, $after: String) {
    auditEntries(first: 50, act: $act, actorId: $actorId, since: $since, after: $after) {
      edges {
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
        endCursor
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
  const [rows, setRows] = createSignal<AuditRowEntry[] | null>(null);
  const [next, setNext] = createSignal<string | null>(null);
  const [error, setError] = createSignal<unknown>(null);
  const [isLoading, setLoading] = createSignal(false);
  let asked = 0;

  async function load(after: string | null): Promise<void> {
    asked += 1;
    const own = asked;
    setLoading(true);
    setError(null);
    const since = days() ? new Date(Date.now() - Number(days()) * DAY_MS).toISOString() : null;
    const variables = { act: act() || null, actorId: actor()?.id ?? null, since, after };
    try {
      const { auditEntries } = await head.ask(Audit_Query, variables);
      if (own !== asked) return; // the filter has changed meanwhile
      const loaded = auditEntries.edges.map(({ node }) => node);
      setRows(after ? [...(rows() ?? []), ...loaded] : loaded);
      setNext(auditEntries.pageInfo.hasNextPage ? (auditEntries.pageInfo.endCursor ?? null) : null);
    } catch (problem) {
      if (own === asked) setError(problem);
    } finally {
      if (own === asked) setLoading(false);
    }
  }

  function reload(): void {
    setRows(null);
    void load(null);
  }
  createEffect(on([act, days, actor], reload));

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
        <Switch fallback={<Skeleton rows={8} />}>
          <Match when={error() !== null}>
            <ErrorState error={error()} onRetry={reload} />
          </Match>
          <Match when={rows()?.length === 0}>
            <EmptyState icon="search" title="No entries">
              Nothing was done that these filters let pass.
            </EmptyState>
          </Match>
          <Match when={rows()}>
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
            <Show when={next()}>
              {(cursor) => (
                <footer class="list-foot">
                  <button
                    type="button"
                    class="button button-small"
                    disabled={isLoading()}
                    onClick={() => void load(cursor())}
                  >
                    {isLoading() ? "Loading …" : "Load older entries"}
                  </button>
                </footer>
              )}
            </Show>
          </Match>
        </Switch>
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
