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
    "\n    mutation RegisterAgent($input: RegisterAgentInput!) {\n      registerAgent(input: $input) { agentId sessionToken heartbeatSeconds leaseSeconds }\n    }\n  ": typeof types.RegisterAgentDocument,
    "\n    mutation Heartbeat($input: HeartbeatInput!) {\n      heartbeat(input: $input) {\n        assignments { id attempt scanner targets exclusions config ruleSetIds maxRunSeconds leaseSeconds traceparent }\n        cancelled\n        lost\n        sessionToken\n        time\n        heartbeatSeconds\n      }\n    }\n  ": typeof types.HeartbeatDocument,
    "\n    query RuleSet($id: ID!) {\n      ruleSet(id: $id) { name version sha256 content }\n    }\n  ": typeof types.RuleSetDocument,
    "\n    mutation SubmitEvents($input: SubmitEventsInput!) {\n      submitEvents(input: $input) { stored late }\n    }\n  ": typeof types.SubmitEventsDocument,
    "\n    mutation SubmitArtifact($input: SubmitArtifactInput!) {\n      submitArtifact(input: $input) { parts }\n    }\n  ": typeof types.SubmitArtifactDocument,
    "\n    mutation CompleteAssignment($input: CompleteAssignmentInput!) {\n      completeAssignment(input: $input) { state late }\n    }\n  ": typeof types.CompleteAssignmentDocument,
    "\n    mutation FailAssignment($input: FailAssignmentInput!) {\n      failAssignment(input: $input) { state late }\n    }\n  ": typeof types.FailAssignmentDocument,
    "\n    mutation DeregisterAgent {\n      deregisterAgent { agentId }\n    }\n  ": typeof types.DeregisterAgentDocument,
    "\n    subscription WakeUp {\n      wakeUp\n    }\n  ": typeof types.WakeUpDocument,
};
const documents: Documents = {
    "\n    mutation RegisterAgent($input: RegisterAgentInput!) {\n      registerAgent(input: $input) { agentId sessionToken heartbeatSeconds leaseSeconds }\n    }\n  ": types.RegisterAgentDocument,
    "\n    mutation Heartbeat($input: HeartbeatInput!) {\n      heartbeat(input: $input) {\n        assignments { id attempt scanner targets exclusions config ruleSetIds maxRunSeconds leaseSeconds traceparent }\n        cancelled\n        lost\n        sessionToken\n        time\n        heartbeatSeconds\n      }\n    }\n  ": types.HeartbeatDocument,
    "\n    query RuleSet($id: ID!) {\n      ruleSet(id: $id) { name version sha256 content }\n    }\n  ": types.RuleSetDocument,
    "\n    mutation SubmitEvents($input: SubmitEventsInput!) {\n      submitEvents(input: $input) { stored late }\n    }\n  ": types.SubmitEventsDocument,
    "\n    mutation SubmitArtifact($input: SubmitArtifactInput!) {\n      submitArtifact(input: $input) { parts }\n    }\n  ": types.SubmitArtifactDocument,
    "\n    mutation CompleteAssignment($input: CompleteAssignmentInput!) {\n      completeAssignment(input: $input) { state late }\n    }\n  ": types.CompleteAssignmentDocument,
    "\n    mutation FailAssignment($input: FailAssignmentInput!) {\n      failAssignment(input: $input) { state late }\n    }\n  ": types.FailAssignmentDocument,
    "\n    mutation DeregisterAgent {\n      deregisterAgent { agentId }\n    }\n  ": types.DeregisterAgentDocument,
    "\n    subscription WakeUp {\n      wakeUp\n    }\n  ": types.WakeUpDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation RegisterAgent($input: RegisterAgentInput!) {\n      registerAgent(input: $input) { agentId sessionToken heartbeatSeconds leaseSeconds }\n    }\n  "): typeof import('./graphql.ts').RegisterAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation Heartbeat($input: HeartbeatInput!) {\n      heartbeat(input: $input) {\n        assignments { id attempt scanner targets exclusions config ruleSetIds maxRunSeconds leaseSeconds traceparent }\n        cancelled\n        lost\n        sessionToken\n        time\n        heartbeatSeconds\n      }\n    }\n  "): typeof import('./graphql.ts').HeartbeatDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query RuleSet($id: ID!) {\n      ruleSet(id: $id) { name version sha256 content }\n    }\n  "): typeof import('./graphql.ts').RuleSetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation SubmitEvents($input: SubmitEventsInput!) {\n      submitEvents(input: $input) { stored late }\n    }\n  "): typeof import('./graphql.ts').SubmitEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation SubmitArtifact($input: SubmitArtifactInput!) {\n      submitArtifact(input: $input) { parts }\n    }\n  "): typeof import('./graphql.ts').SubmitArtifactDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation CompleteAssignment($input: CompleteAssignmentInput!) {\n      completeAssignment(input: $input) { state late }\n    }\n  "): typeof import('./graphql.ts').CompleteAssignmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation FailAssignment($input: FailAssignmentInput!) {\n      failAssignment(input: $input) { state late }\n    }\n  "): typeof import('./graphql.ts').FailAssignmentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation DeregisterAgent {\n      deregisterAgent { agentId }\n    }\n  "): typeof import('./graphql.ts').DeregisterAgentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    subscription WakeUp {\n      wakeUp\n    }\n  "): typeof import('./graphql.ts').WakeUpDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
