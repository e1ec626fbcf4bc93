import { graphql } from "./gql/gql.ts";

/** The operations behind the paths. What each is allowed, checks, limits and writes down is the schema's affair alone. */
export const operations = {
  registerAgent: graphql(`
    mutation Rest_RegisterAgent($input: RegisterAgentInput!) {
      registerAgent(input: $input) { agentId sessionToken heartbeatSeconds leaseSeconds }
    }
  `),
  heartbeat: graphql(`
    mutation Rest_Heartbeat($input: HeartbeatInput!) {
      heartbeat(input: $input) {
        assignments { id attempt scanner targets exclusions config ruleSetIds maxRunSeconds leaseSeconds }
        cancelled
        lost
        sessionToken
        time
        heartbeatSeconds
      }
    }
  `),
  submitEvents: graphql(`
    mutation Rest_SubmitEvents($input: SubmitEventsInput!) {
      submitEvents(input: $input) { stored late }
    }
  `),
  completeAssignment: graphql(`
    mutation Rest_CompleteAssignment($input: CompleteAssignmentInput!) {
      completeAssignment(input: $input) { state late }
    }
  `),
  failAssignment: graphql(`
    mutation Rest_FailAssignment($input: FailAssignmentInput!) {
      failAssignment(input: $input) { state late }
    }
  `),
  agents: graphql(`
    query Rest_Agents($first: Int, $after: String, $health: [AgentHealth!], $search: String) {
      agents(first: $first, after: $after, health: $health, search: $search) {
        edges {
          node {
            id identity hostname addresses version health healthSince activity lastHeartbeatAt registeredAt draining
            slots freeSlots problem labels { name value }
            capabilities { name version privileged problem risk }
            currentAssignments { id scanner targets progress }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  `),
  agent: graphql(`
    query Rest_Agent($id: ID!) {
      agent(id: $id) {
        id identity hostname addresses version health healthSince activity lastHeartbeatAt registeredAt draining
        slots freeSlots problem labels { name value }
        capabilities { name version privileged problem risk signaturesAt signatureCount }
        currentAssignments { id scanner targets progress progressIsEstimate progressNote attempt }
        reach load memoryBytes resultCount errorCount spoolBytes conflictAt createdAt
      }
    }
  `),
  agentHealth: graphql(`
    query Rest_AgentHealth {
      controlPlane { agentsByHealth { health count } }
      agentHealth { staleAfterSeconds stale { id identity hostname lastHeartbeatAt secondsSinceHeartbeat } }
    }
  `),
  assignScan: graphql(`
    mutation Rest_AssignScan($input: AssignScanInput!) {
      assignScan(input: $input) {
        id name state targets exclusions scanners config priority startAt createdAt reportPath
        assignmentsByState { state count }
      }
    }
  `),
  scan: graphql(`
    query Rest_Scan($id: ID!) {
      scan(id: $id) {
        id name state progress targets exclusions scanners config priority startAt createdAt finishedAt reportPath
        newDetectionCount
        assignmentsByState { state count }
      }
    }
  `),
};
