import { graphql } from "./gql/gql.ts";

/** Every operation an agent sends to the head. Typed by code generation from schema.graphql. */
export const operations = {
  registerAgent: graphql(`
    mutation RegisterAgent($input: RegisterAgentInput!) {
      registerAgent(input: $input) { agentId sessionToken heartbeatSeconds leaseSeconds }
    }
  `),
  heartbeat: graphql(`
    mutation Heartbeat($input: HeartbeatInput!) {
      heartbeat(input: $input) {
        assignments { id attempt scanner targets exclusions config ruleSetIds maxRunSeconds leaseSeconds traceparent }
        cancelled
        lost
        sessionToken
        time
        heartbeatSeconds
      }
    }
  `),
  ruleSet: graphql(`
    query RuleSet($id: ID!) {
      ruleSet(id: $id) { name version sha256 content }
    }
  `),
  submitEvents: graphql(`
    mutation SubmitEvents($input: SubmitEventsInput!) {
      submitEvents(input: $input) { stored late }
    }
  `),
  submitArtifact: graphql(`
    mutation SubmitArtifact($input: SubmitArtifactInput!) {
      submitArtifact(input: $input) { parts }
    }
  `),
  completeAssignment: graphql(`
    mutation CompleteAssignment($input: CompleteAssignmentInput!) {
      completeAssignment(input: $input) { state late }
    }
  `),
  failAssignment: graphql(`
    mutation FailAssignment($input: FailAssignmentInput!) {
      failAssignment(input: $input) { state late }
    }
  `),
  deregisterAgent: graphql(`
    mutation DeregisterAgent {
      deregisterAgent { agentId }
    }
  `),
  wakeUp: graphql(`
    subscription WakeUp {
      wakeUp
    }
  `),
};
