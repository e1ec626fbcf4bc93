import { graphql } from "./gql/gql.ts";

/** Every operation of the command line. */
export const operations = {
  viewer: graphql(`
    query Cli_Viewer {
      viewer { name role }
    }
  `),
  agents: graphql(`
    query Cli_Agents($after: String, $health: [AgentHealth!], $search: String) {
      agents(first: 100, after: $after, health: $health, search: $search) {
        edges {
          node {
            id identity hostname health activity version lastHeartbeatAt secondsSinceHeartbeat freeSlots slots problem
            capabilities { name version privileged problem }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  `),
  assignScan: graphql(`
    mutation Cli_AssignScan($input: AssignScanInput!) {
      assignScan(input: $input) { id name state }
    }
  `),
  cancelScan: graphql(`
    mutation Cli_CancelScan($id: ID!) {
      cancelScan(id: $id) { id state }
    }
  `),
  scan: graphql(`
    query Cli_Scan($id: ID!, $atLeast: Severity!) {
      scan(id: $id) {
        id name state progress progressIsEstimate createdAt finishedAt newDetectionCount(atLeast: $atLeast)
        assignmentsByState { state count }
        assignments(first: 1) { edges { node { explanation } } }
      }
    }
  `),
  scanProblems: graphql(`
    query Cli_ScanProblems($id: ID!) {
      scan(id: $id) {
        assignments(first: 100) { edges { node { scanner targets state explanation } } }
      }
    }
  `),
  detections: graphql(`
    query Cli_Detections($query: String, $scanId: ID, $severities: [Severity!], $statuses: [DetectionStatus!], $first: Int!, $after: String) {
      detections(query: $query, scanId: $scanId, severities: $severities, statuses: $statuses, first: $first, after: $after, sort: SCORE) {
        edges {
          node { id score severity status scanner title assetLabel location firstSeenAt lastSeenAt }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  `),
  feeds: graphql(`
    query Cli_Feeds {
      feeds { name version releasedAt entryCount importedAt }
    }
  `),
};
