import { A, useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { AdmissionButton } from "../components/admission-button.tsx";
import { AgentMeasures } from "../components/agent-measures.tsx";
import { AgentHealthCell, AgentWarnings, CapabilityChips, LabelChips } from "../components/agent-parts.tsx";
import { AssignScanButton } from "../components/assign-scan-button.tsx";
import { AssignmentCard } from "../components/assignment-card.tsx";
import { followAssignments } from "../components/assignment-rows.ts";
import { ActivityBadge } from "../components/badges.tsx";
import { DrainButton } from "../components/drain-button.tsx";
import { Fact, Facts } from "../components/facts.tsx";
import { ForgetButton } from "../components/forget-button.tsx";
import { Icon } from "../components/icon.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { PageHead } from "../components/page-head.tsx";
import { EmptyState } from "../components/states.tsx";
import { TimeAgo } from "../components/time-ago.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveList, createLiveValue } from "../live.tsx";
import { May } from "../viewer.tsx";

const Agent_Query = graphql(`
  query Agent_Query($id: ID!) {
    agent(id: $id) {
      ...AgentRow
      healthSince
      createdAt
      registeredAt
      resultCount
      ...AgentMeasures
      reach
      headFoundBy
      enrollmentTokenName
      policyRules {
        subject
        words
      }
    }
  }
`);

const Agent_Changed = graphql(`
  subscription Agent_Changed {
    agentChanged {
      id
    }
  }
`);

const Agent_Assignments = graphql(`
  query Agent_Assignments($id: ID!, $after: String) {
    assignments(first: 20, after: $after, agentId: $id) {
      edges {
        cursor
        node {
          ...AssignmentRow
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

export function AgentPage() {
  const parameters = useParams<{ id: string }>();
  return (
    <Show when={parameters.id} keyed>
      {(id) => <AgentView id={id} />}
    </Show>
  );
}

function AgentView(props: { id: string }) {
  const head = useHead();
  const agent = createLiveValue({
    load: () => head.ask(Agent_Query, { id: props.id }),
    hints: (changed) =>
      head.listen(Agent_Changed, {}, (data) => {
        if (data.agentChanged.id === props.id) changed();
      }),
  });
  const assignments = createLiveList(() => ({
    ...followAssignments(head, { agentId: props.id }),
    page: (after) => head.ask(Agent_Assignments, { id: props.id, after }).then((data) => data.assignments),
  }));

  return (
    <ValueFrame value={agent} part={(data) => data.agent} missing="There is no such agent">
      {(shown) => (
        <>
          <PageHead
            title={shown().hostname}
            above={
              <A href="/agents">
                <Icon name="back" size={14} /> Agents
              </A>
            }
            detail={
              <AgentHealthCell
                health={shown().health}
                lastHeartbeatAt={shown().lastHeartbeatAt}
                draining={shown().draining}
              />
            }
            actions={
              <>
                <May least="OPERATOR">
                  <DrainButton agent={shown()} onChanged={agent.reload} />
                </May>
                <May least="ADMIN">
                  <AdmissionButton agent={shown()} onChanged={agent.reload} />
                  <ForgetButton agent={shown()} onChanged={agent.reload} />
                </May>
                <AssignScanButton place="agent" agentId={props.id} />
              </>
            }
          />
          <AgentWarnings
            problem={shown().problem}
            conflictAt={shown().conflictAt}
            clockSkewMs={shown().clockSkewMs}
            forgottenAt={shown().forgottenAt}
          />
          <section class="panel">
            <Facts>
              <Fact name="Activity">
                <ActivityBadge activity={shown().activity} />
              </Fact>
              <Fact name="Slots used">
                {shown().slots - shown().freeSlots} of {shown().slots}
              </Fact>
              <Fact name="Version">{shown().version}</Fact>
              <Fact name="Registered">
                <TimeAgo at={shown().registeredAt} />
              </Fact>
              <Fact name="Known since">
                <TimeAgo at={shown().createdAt} />
              </Fact>
              <Fact name="Health since">
                <TimeAgo at={shown().healthSince} />
              </Fact>
              <Fact name="Identity" wide>
                <span class="mono">{shown().identity}</span>
              </Fact>
              <Show when={shown().enrollmentTokenName}>
                <Fact name="Enrollment token">{shown().enrollmentTokenName}</Fact>
              </Show>
              <Show when={shown().headFoundBy}>
                <Fact name="Found this head by">{shown().headFoundBy}</Fact>
              </Show>
              <Fact name="Scanners" wide>
                <CapabilityChips capabilities={shown().capabilities} explain />
              </Fact>
              <Fact name="Addresses" wide>
                <ul class="chips">
                  <For each={shown().addresses}>{(address) => <li class="chip mono">{address}</li>}</For>
                </ul>
              </Fact>
              <Fact name="Reaches" wide>
                <Show when={shown().reach.length > 0} fallback="any network">
                  <ul class="chips">
                    <For each={shown().reach}>{(network) => <li class="chip mono">{network}</li>}</For>
                  </ul>
                </Show>
              </Fact>
              <Show when={shown().labels.length > 0}>
                <Fact name="Labels" wide>
                  <LabelChips labels={shown().labels} />
                </Fact>
              </Show>
            </Facts>
          </section>
          <AgentMeasures agent={shown()} />
          <section class="panel">
            <header class="section-head">
              <div>
                <h2>Its owner's policy</h2>
                <p class="muted">
                  Set on the agent's machine. Nothing here can change it; what it does not allow is refused.
                </p>
              </div>
            </header>
            <Show
              when={shown().policyRules.length > 0}
              fallback={<p class="muted">The agent told no policy that can be read.</p>}
            >
              <Facts>
                <For each={shown().policyRules}>
                  {(rule) => (
                    <Fact name={rule.subject} wide>
                      {rule.words}
                    </Fact>
                  )}
                </For>
              </Facts>
            </Show>
          </section>
          <section class="panel">
            <h2>Assignments</h2>
            <ListFrame
              list={assignments}
              noun="assignments"
              empty={
                <EmptyState icon="assignments" title="Nothing assigned yet">
                  Assign a scan to this agent; it pulls it with its next heartbeat.
                </EmptyState>
              }
            >
              <ul class="assignment-list">
                <For each={assignments.rows}>{(row) => <AssignmentCard row={row} withScan />}</For>
              </ul>
            </ListFrame>
          </section>
        </>
      )}
    </ValueFrame>
  );
}
