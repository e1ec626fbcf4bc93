/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n    query Cli_Viewer {\n      viewer { name role }\n    }\n  ": typeof types.Cli_ViewerDocument,
    "\n    query Cli_Agents($after: String, $health: [AgentHealth!], $search: String) {\n      agents(first: 100, after: $after, health: $health, search: $search) {\n        edges {\n          node {\n            id identity hostname health activity version lastHeartbeatAt secondsSinceHeartbeat freeSlots slots problem\n            capabilities { name version privileged problem }\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  ": typeof types.Cli_AgentsDocument,
    "\n    mutation Cli_AssignScan($input: AssignScanInput!) {\n      assignScan(input: $input) { id name state }\n    }\n  ": typeof types.Cli_AssignScanDocument,
    "\n    mutation Cli_CancelScan($id: ID!) {\n      cancelScan(id: $id) { id state }\n    }\n  ": typeof types.Cli_CancelScanDocument,
    "\n    query Cli_Scan($id: ID!, $atLeast: Severity!) {\n      scan(id: $id) {\n        id name state progress progressIsEstimate createdAt finishedAt newDetectionCount(atLeast: $atLeast)\n        assignmentsByState { state count }\n        assignments(first: 1) { edges { node { explanation } } }\n      }\n    }\n  ": typeof types.Cli_ScanDocument,
    "\n    query Cli_ScanProblems($id: ID!) {\n      scan(id: $id) {\n        assignments(first: 100) { edges { node { scanner targets state explanation } } }\n      }\n    }\n  ": typeof types.Cli_ScanProblemsDocument,
    "\n    query Cli_Detections($query: String, $scanId: ID, $severities: [Severity!], $statuses: [DetectionStatus!], $first: Int!, $after: String) {\n      detections(query: $query, scanId: $scanId, severities: $severities, statuses: $statuses, first: $first, after: $after, sort: SCORE) {\n        edges {\n          node { id score severity status scanner title assetLabel location firstSeenAt lastSeenAt }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  ": typeof types.Cli_DetectionsDocument,
    "\n    query Cli_Feeds {\n      feeds { name version releasedAt entryCount importedAt }\n    }\n  ": typeof types.Cli_FeedsDocument,
};
const documents: Documents = {
    "\n    query Cli_Viewer {\n      viewer { name role }\n    }\n  ": types.Cli_ViewerDocument,
    "\n    query Cli_Agents($after: String, $health: [AgentHealth!], $search: String) {\n      agents(first: 100, after: $after, health: $health, search: $search) {\n        edges {\n          node {\n            id identity hostname health activity version lastHeartbeatAt secondsSinceHeartbeat freeSlots slots problem\n            capabilities { name version privileged problem }\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  ": types.Cli_AgentsDocument,
    "\n    mutation Cli_AssignScan($input: AssignScanInput!) {\n      assignScan(input: $input) { id name state }\n    }\n  ": types.Cli_AssignScanDocument,
    "\n    mutation Cli_CancelScan($id: ID!) {\n      cancelScan(id: $id) { id state }\n    }\n  ": types.Cli_CancelScanDocument,
    "\n    query Cli_Scan($id: ID!, $atLeast: Severity!) {\n      scan(id: $id) {\n        id name state progress progressIsEstimate createdAt finishedAt newDetectionCount(atLeast: $atLeast)\n        assignmentsByState { state count }\n        assignments(first: 1) { edges { node { explanation } } }\n      }\n    }\n  ": types.Cli_ScanDocument,
    "\n    query Cli_ScanProblems($id: ID!) {\n      scan(id: $id) {\n        assignments(first: 100) { edges { node { scanner targets state explanation } } }\n      }\n    }\n  ": types.Cli_ScanProblemsDocument,
    "\n    query Cli_Detections($query: String, $scanId: ID, $severities: [Severity!], $statuses: [DetectionStatus!], $first: Int!, $after: String) {\n      detections(query: $query, scanId: $scanId, severities: $severities, statuses: $statuses, first: $first, after: $after, sort: SCORE) {\n        edges {\n          node { id score severity status scanner title assetLabel location firstSeenAt lastSeenAt }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  ": types.Cli_DetectionsDocument,
    "\n    query Cli_Feeds {\n      feeds { name version releasedAt entryCount importedAt }\n    }\n  ": types.Cli_FeedsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Cli_Viewer {\n      viewer { name role }\n    }\n  "): typeof import('./graphql.ts').Cli_ViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Cli_Agents($after: String, $health: [AgentHealth!], $search: String) {\n      agents(first: 100, after: $after, health: $health, search: $search) {\n        edges {\n          node {\n            id identity hostname health activity version lastHeartbeatAt secondsSinceHeartbeat freeSlots slots problem\n            capabilities { name version privileged problem }\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  "): typeof import('./graphql.ts').Cli_AgentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Cli_AssignScan($input: AssignScanInput!) {\n      assignScan(input: $input) { id name state }\n    }\n  "): typeof import('./graphql.ts').Cli_AssignScanDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Cli_CancelScan($id: ID!) {\n      cancelScan(id: $id) { id state }\n    }\n  "): typeof import('./graphql.ts').Cli_CancelScanDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Cli_Scan($id: ID!, $atLeast: Severity!) {\n      scan(id: $id) {\n        id name state progress progressIsEstimate createdAt finishedAt newDetectionCount(atLeast: $atLeast)\n        assignmentsByState { state count }\n        assignments(first: 1) { edges { node { explanation } } }\n      }\n    }\n  "): typeof import('./graphql.ts').Cli_ScanDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Cli_ScanProblems($id: ID!) {\n      scan(id: $id) {\n        assignments(first: 100) { edges { node { scanner targets state explanation } } }\n      }\n    }\n  "): typeof import('./graphql.ts').Cli_ScanProblemsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Cli_Detections($query: String, $scanId: ID, $severities: [Severity!], $statuses: [DetectionStatus!], $first: Int!, $after: String) {\n      detections(query: $query, scanId: $scanId, severities: $severities, statuses: $statuses, first: $first, after: $after, sort: SCORE) {\n        edges {\n          node { id score severity status scanner title assetLabel location firstSeenAt lastSeenAt }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  "): typeof import('./graphql.ts').Cli_DetectionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Cli_Feeds {\n      feeds { name version releasedAt entryCount importedAt }\n    }\n  "): typeof import('./graphql.ts').Cli_FeedsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
