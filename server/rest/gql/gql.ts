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
    "\n    mutation Rest_RegisterAgent($input: RegisterAgentInput!) {\n      registerAgent(input: $input) { agentId sessionToken heartbeatSeconds leaseSeconds }\n    }\n  ": typeof types.Rest_RegisterAgentDocument,
    "\n    mutation Rest_Heartbeat($input: HeartbeatInput!) {\n      heartbeat(input: $input) {\n        assignments { id attempt scanner targets exclusions config ruleSetIds maxRunSeconds leaseSeconds }\n        cancelled\n        lost\n        sessionToken\n        time\n        heartbeatSeconds\n      }\n    }\n  ": typeof types.Rest_HeartbeatDocument,
    "\n    mutation Rest_SubmitEvents($input: SubmitEventsInput!) {\n      submitEvents(input: $input) { stored late }\n    }\n  ": typeof types.Rest_SubmitEventsDocument,
    "\n    mutation Rest_CompleteAssignment($input: CompleteAssignmentInput!) {\n      completeAssignment(input: $input) { state late }\n    }\n  ": typeof types.Rest_CompleteAssignmentDocument,
    "\n    mutation Rest_FailAssignment($input: FailAssignmentInput!) {\n      failAssignment(input: $input) { state late }\n    }\n  ": typeof types.Rest_FailAssignmentDocument,
    "\n    query Rest_Agents($first: Int, $after: String, $health: [AgentHealth!], $search: String) {\n      agents(first: $first, after: $after, health: $health, search: $search) {\n        edges {\n          node {\n            id identity hostname addresses version health healthSince activity lastHeartbeatAt registeredAt draining\n            slots freeSlots problem labels { name value }\n            capabilities { name version privileged problem risk }\n            currentAssignments { id scanner targets progress }\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  ": typeof types.Rest_AgentsDocument,
    "\n    query Rest_Agent($id: ID!) {\n      agent(id: $id) {\n        id identity hostname addresses version health healthSince activity lastHeartbeatAt registeredAt draining\n        slots freeSlots problem labels { name value }\n        capabilities { name version privileged problem risk signaturesAt signatureCount }\n        currentAssignments { id scanner targets progress progressIsEstimate progressNote attempt }\n        reach load memoryBytes resultCount errorCount spoolBytes conflictAt createdAt\n      }\n    }\n  ": typeof types.Rest_AgentDocument,
    "\n    query Rest_AgentHealth {\n      controlPlane { agentsByHealth { health count } }\n      agentHealth { staleAfterSeconds stale { id identity hostname lastHeartbeatAt secondsSinceHeartbeat } }\n    }\n  ": typeof types.Rest_AgentHealthDocument,
    "\n    mutation Rest_AssignScan($input: AssignScanInput!) {\n      assignScan(input: $input) {\n        id name state targets exclusions scanners config priority startAt createdAt reportPath\n        assignmentsByState { state count }\n      }\n    }\n  ": typeof types.Rest_AssignScanDocument,
    "\n    query Rest_Scan($id: ID!) {\n      scan(id: $id) {\n        id name state progress targets exclusions scanners config priority startAt createdAt finishedAt reportPath\n        newDetectionCount\n        assignmentsByState { state count }\n      }\n    }\n  ": typeof types.Rest_ScanDocument,
};
const documents: Documents = {
    "\n    mutation Rest_RegisterAgent($input: RegisterAgentInput!) {\n      registerAgent(input: $input) { agentId sessionToken heartbeatSeconds leaseSeconds }\n    }\n  ": types.Rest_RegisterAgentDocument,
    "\n    mutation Rest_Heartbeat($input: HeartbeatInput!) {\n      heartbeat(input: $input) {\n        assignments { id attempt scanner targets exclusions config ruleSetIds maxRunSeconds leaseSeconds }\n        cancelled\n        lost\n        sessionToken\n        time\n        heartbeatSeconds\n      }\n    }\n  ": types.Rest_HeartbeatDocument,
    "\n    mutation Rest_SubmitEvents($input: SubmitEventsInput!) {\n      submitEvents(input: $input) { stored late }\n    }\n  ": types.Rest_SubmitEventsDocument,
    "\n    mutation Rest_CompleteAssignment($input: CompleteAssignmentInput!) {\n      completeAssignment(input: $input) { state late }\n    }\n  ": types.Rest_CompleteAssignmentDocument,
    "\n    mutation Rest_FailAssignment($input: FailAssignmentInput!) {\n      failAssignment(input: $input) { state late }\n    }\n  ": types.Rest_FailAssignmentDocument,
    "\n    query Rest_Agents($first: Int, $after: String, $health: [AgentHealth!], $search: String) {\n      agents(first: $first, after: $after, health: $health, search: $search) {\n        edges {\n          node {\n            id identity hostname addresses version health healthSince activity lastHeartbeatAt registeredAt draining\n            slots freeSlots problem labels { name value }\n            capabilities { name version privileged problem risk }\n            currentAssignments { id scanner targets progress }\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  ": types.Rest_AgentsDocument,
    "\n    query Rest_Agent($id: ID!) {\n      agent(id: $id) {\n        id identity hostname addresses version health healthSince activity lastHeartbeatAt registeredAt draining\n        slots freeSlots problem labels { name value }\n        capabilities { name version privileged problem risk signaturesAt signatureCount }\n        currentAssignments { id scanner targets progress progressIsEstimate progressNote attempt }\n        reach load memoryBytes resultCount errorCount spoolBytes conflictAt createdAt\n      }\n    }\n  ": types.Rest_AgentDocument,
    "\n    query Rest_AgentHealth {\n      controlPlane { agentsByHealth { health count } }\n      agentHealth { staleAfterSeconds stale { id identity hostname lastHeartbeatAt secondsSinceHeartbeat } }\n    }\n  ": types.Rest_AgentHealthDocument,
    "\n    mutation Rest_AssignScan($input: AssignScanInput!) {\n      assignScan(input: $input) {\n        id name state targets exclusions scanners config priority startAt createdAt reportPath\n        assignmentsByState { state count }\n      }\n    }\n  ": types.Rest_AssignScanDocument,
    "\n    query Rest_Scan($id: ID!) {\n      scan(id: $id) {\n        id name state progress targets exclusions scanners config priority startAt createdAt finishedAt reportPath\n        newDetectionCount\n        assignmentsByState { state count }\n      }\n    }\n  ": types.Rest_ScanDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Rest_RegisterAgent($input: RegisterAgentInput!) {\n      registerAgent(input: $input) { agentId sessionToken heartbeatSeconds leaseSeconds }\n    }\n  "): typeof import('./graphql.ts').Rest_RegisterAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Rest_Heartbeat($input: HeartbeatInput!) {\n      heartbeat(input: $input) {\n        assignments { id attempt scanner targets exclusions config ruleSetIds maxRunSeconds leaseSeconds }\n        cancelled\n        lost\n        sessionToken\n        time\n        heartbeatSeconds\n      }\n    }\n  "): typeof import('./graphql.ts').Rest_HeartbeatDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Rest_SubmitEvents($input: SubmitEventsInput!) {\n      submitEvents(input: $input) { stored late }\n    }\n  "): typeof import('./graphql.ts').Rest_SubmitEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Rest_CompleteAssignment($input: CompleteAssignmentInput!) {\n      completeAssignment(input: $input) { state late }\n    }\n  "): typeof import('./graphql.ts').Rest_CompleteAssignmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Rest_FailAssignment($input: FailAssignmentInput!) {\n      failAssignment(input: $input) { state late }\n    }\n  "): typeof import('./graphql.ts').Rest_FailAssignmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Rest_Agents($first: Int, $after: String, $health: [AgentHealth!], $search: String) {\n      agents(first: $first, after: $after, health: $health, search: $search) {\n        edges {\n          node {\n            id identity hostname addresses version health healthSince activity lastHeartbeatAt registeredAt draining\n            slots freeSlots problem labels { name value }\n            capabilities { name version privileged problem risk }\n            currentAssignments { id scanner targets progress }\n          }\n        }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  "): typeof import('./graphql.ts').Rest_AgentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Rest_Agent($id: ID!) {\n      agent(id: $id) {\n        id identity hostname addresses version health healthSince activity lastHeartbeatAt registeredAt draining\n        slots freeSlots problem labels { name value }\n        capabilities { name version privileged problem risk signaturesAt signatureCount }\n        currentAssignments { id scanner targets progress progressIsEstimate progressNote attempt }\n        reach load memoryBytes resultCount errorCount spoolBytes conflictAt createdAt\n      }\n    }\n  "): typeof import('./graphql.ts').Rest_AgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Rest_AgentHealth {\n      controlPlane { agentsByHealth { health count } }\n      agentHealth { staleAfterSeconds stale { id identity hostname lastHeartbeatAt secondsSinceHeartbeat } }\n    }\n  "): typeof import('./graphql.ts').Rest_AgentHealthDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Rest_AssignScan($input: AssignScanInput!) {\n      assignScan(input: $input) {\n        id name state targets exclusions scanners config priority startAt createdAt reportPath\n        assignmentsByState { state count }\n      }\n    }\n  "): typeof import('./graphql.ts').Rest_AssignScanDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Rest_Scan($id: ID!) {\n      scan(id: $id) {\n        id name state progress targets exclusions scanners config priority startAt createdAt finishedAt reportPath\n        newDetectionCount\n        assignmentsByState { state count }\n      }\n    }\n  "): typeof import('./graphql.ts').Rest_ScanDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
