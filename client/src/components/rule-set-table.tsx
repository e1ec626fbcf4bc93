import { For, Show } from "solid-js";
import { formatMoment, formatNumber } from "../format.ts";
import type { RuleSets_QueryQuery } from "../gql/graphql.ts";
import { May } from "../viewer.tsx";
import { RetireButton } from "./rule-set-retire.tsx";
import type { RuleSetPart } from "./rule-set-view.tsx";
import { TimeAgo } from "./time-ago.tsx";

export type RuleSetRow = RuleSets_QueryQuery["ruleSets"]["edges"][number]["node"];

/** The head keeps no more warnings of one version. */
const MOST_WARNINGS = 50;

/** Versions of rule sets, the latest first; the latest of each name has the button that retires the set. */
export function RuleSetTable(props: {
  rows: readonly RuleSetRow[];
  onShow: (row: RuleSetRow, part: RuleSetPart) => void;
  onChanged: () => void;
}) {
  const isLatest = (row: RuleSetRow) => row === props.rows.find(({ name }) => name === row.name);
  return (
    <table class="table">
      <thead>
        <tr>
          <th>Name</th>
          <th class="hide-small">Scanner</th>
          <th class="number hide-small">Version</th>
          <th class="number hide-small">Rules</th>
          <th class="number">Warnings</th>
          <th class="hide-small">SHA-256</th>
          <th class="hide-small">Uploaded</th>
          <May least="OPERATOR">
            <th>
              <span class="sr-only">Actions</span>
            </th>
          </May>
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
                <VersionBadge row={row} isLatest={isLatest(row)} />
                <span class="cell-sub only-small">
                  {row.scanner}, version {row.version}
                </span>
              </td>
              <td class="hide-small">{row.scanner}</td>
              <td class="number hide-small">{row.version}</td>
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
              <May least="OPERATOR">
                <td class="row-actions">
                  <Show when={isLatest(row)}>
                    <RetireButton
                      name={row.name}
                      isRetired={row.retiredAt != null}
                      onChanged={props.onChanged}
                    />
                  </Show>
                </td>
              </May>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function VersionBadge(props: { row: RuleSetRow; isLatest: boolean }) {
  return (
    <Show when={props.isLatest} fallback={<span class="muted">earlier</span>}>
      <Show when={props.row.retiredAt} fallback={<span class="badge badge-good">latest</span>}>
        {(at) => (
          <span class="badge badge-quiet" title={formatMoment(at())}>
            retired
          </span>
        )}
      </Show>
    </Show>
  );
}

function countOf({ warnings }: RuleSetRow): string {
  return warnings.length < MOST_WARNINGS ? String(warnings.length) : `${MOST_WARNINGS} or more`;
}
