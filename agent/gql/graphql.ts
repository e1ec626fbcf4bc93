/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What an agent last said it is doing. */
export type AgentActivity =
  | 'ERROR'
  | 'IDLE'
  | 'SCANNING';

export type AgentMetricsInput = {
  /** Processors that the agent process kept busy since its last heartbeat: 1 = one of them. */
  cpu: number;
  /** How late its event loop was since then at worst. */
  eventLoopMs: number;
  scannerRuns: Array<ScannerRunsInput>;
  /** Bytes that may wait, at most. */
  spoolLimitBytes: number;
  /** Records waiting to be submitted. */
  spoolRecords: number;
};

/** Life of an assignment. SUCCEEDED, FAILED, CANCELLED, REFUSED and EXPIRED are final. */
export type AssignmentState =
  | 'CANCELLED'
  | 'EXPIRED'
  | 'FAILED'
  | 'QUEUED'
  | 'REFUSED'
  | 'RUNNING'
  | 'SUCCEEDED';

export type CapabilityInput = {
  name: string;
  privileged: boolean;
  problem?: string | null | undefined;
  /** How many signatures or rules it has. */
  signatureCount?: number | null | undefined;
  /** When the newest signatures or tests that it brings were made. */
  signaturesAt?: string | null | undefined;
  version: string;
};

export type CompleteAssignmentInput = {
  assignmentId: string;
  attempt: number;
  /** The exact command that ran. */
  command: Array<string>;
  /** What was really examined. */
  coverage: unknown;
  /** Events of the attempt in all. */
  eventCount: number;
  partial?: PartialInput | null | undefined;
  toolVersion: string;
};

export type FailAssignmentInput = {
  assignmentId: string;
  attempt: number;
  /** Stable code of the reason, such as TIMEOUT. */
  code: string;
  command: Array<string>;
  coverage?: unknown;
  eventCount: number;
  /** The reason as a sentence. */
  message: string;
  result: FailureResult;
  /** Another attempt may do better. */
  retry: boolean;
  toolVersion?: string | null | undefined;
};

/** FAILED: could not run or not be read. CANCELLED: stopped as asked. REFUSED: against the agent's policy. */
export type FailureResult =
  | 'CANCELLED'
  | 'FAILED'
  | 'REFUSED';

export type HeartbeatInput = {
  activity: AgentActivity;
  /** How far its clock is ahead of the head's, in milliseconds, by the last answer's time and half the round trip; negative where it is behind. */
  clockSkewMs?: number | null | undefined;
  errorCount: number;
  /** How many more assignments it can run now. */
  freeSlots: number;
  load: number;
  memoryBytes: number;
  /** What it measures of itself beside that. */
  metrics?: AgentMetricsInput | null | undefined;
  /** What keeps it from working as it should, as a sentence of at most 500 characters. */
  problem?: string | null | undefined;
  resultCount: number;
  running: Array<RunningAssignmentInput>;
  spoolBytes: number;
};

/** A label, such as segment=dmz. */
export type LabelInput = {
  name: string;
  value: string;
};

/** Why not all that was asked for was examined, although the scanner ran to its end. */
export type PartialInput = {
  /** Stable code, such as FILES_NOT_READ. */
  code: string;
  /** The reason as a sentence. */
  message: string;
};

export type RegisterAgentInput = {
  addresses: Array<string>;
  capabilities: Array<CapabilityInput>;
  enrollmentToken: string;
  /** How it found this head, in words, such as HEAD_URL. */
  headFoundBy?: string | null | undefined;
  hostname: string;
  /** The node and instance name: stable over restarts. */
  identity: string;
  labels: Array<LabelInput>;
  /** Its owner's limits, for planning. */
  policy: unknown;
  /** Networks it can reach, as CIDR; left out or empty: all. */
  reach?: Array<string> | null | undefined;
  /** How many assignments it runs at once, 1 to 256. */
  slots: number;
  /** Marks the spool it sends from; tells a restart from a second agent. */
  spoolId?: string | null | undefined;
  version: string;
};

export type RunningAssignmentInput = {
  assignmentId: string;
  attempt: number;
  /** 0 to 1. */
  progress: number;
  /** The scanner does not tell it itself. Default false. */
  progressIsEstimate?: boolean | null | undefined;
  progressNote: string;
};

export type ScannerRunsInput = {
  /** Those of them that did not end well. */
  failureCount: number;
  /** Attempts that ended since the agent started. */
  runCount: number;
  scanner: string;
};

export type SubmitArtifactInput = {
  assignmentId: string;
  attempt: number;
  /** A piece of the gzip stream as base64, at most 512 KiB decoded. */
  data: string;
  last: boolean;
  mediaType: string;
  /** File name, such as nmap.xml. */
  name: string;
  /** Number within the gzip stream, from 1. */
  part: number;
  /** With the last part: SHA-256 of the uncompressed output, as hex. */
  sha256?: string | null | undefined;
  /** With the last part: size of the uncompressed output. */
  sizeBytes?: number | null | undefined;
};

export type SubmitEventsInput = {
  assignmentId: string;
  attempt: number;
  /** Number of the chunk within the attempt, from 1. */
  chunk: number;
  /** 1 to 500 events: {sequence, type, observedAt, asset, data, finding?}. */
  events: unknown;
};

export type RegisterAgentMutationVariables = Exact<{
  input: RegisterAgentInput;
}>;


export type RegisterAgentMutation = { registerAgent: { agentId: string, sessionToken: string, heartbeatSeconds: number, leaseSeconds: number } };

export type HeartbeatMutationVariables = Exact<{
  input: HeartbeatInput;
}>;


export type HeartbeatMutation = { heartbeat: { cancelled: Array<string>, lost: Array<string>, sessionToken: string | null, time: string, heartbeatSeconds: number, assignments: Array<{ id: string, attempt: number, scanner: string, targets: Array<string>, exclusions: Array<string>, config: unknown, ruleSetIds: Array<string>, maxRunSeconds: number, leaseSeconds: number, traceparent: string | null }> } };

export type RuleSetQueryVariables = Exact<{
  id: string;
}>;


export type RuleSetQuery = { ruleSet: { name: string, version: number, sha256: string, content: string } };

export type SubmitEventsMutationVariables = Exact<{
  input: SubmitEventsInput;
}>;


export type SubmitEventsMutation = { submitEvents: { stored: number, late: boolean } };

export type SubmitArtifactMutationVariables = Exact<{
  input: SubmitArtifactInput;
}>;


export type SubmitArtifactMutation = { submitArtifact: { parts: number } };

export type CompleteAssignmentMutationVariables = Exact<{
  input: CompleteAssignmentInput;
}>;


export type CompleteAssignmentMutation = { completeAssignment: { state: AssignmentState, late: boolean } };

export type FailAssignmentMutationVariables = Exact<{
  input: FailAssignmentInput;
}>;


export type FailAssignmentMutation = { failAssignment: { state: AssignmentState, late: boolean } };

export type DeregisterAgentMutationVariables = Exact<{ [key: string]: never; }>;


export type DeregisterAgentMutation = { deregisterAgent: { agentId: string } };

export type WakeUpSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WakeUpSubscription = { wakeUp: boolean };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const RegisterAgentDocument = new TypedDocumentString(`
    mutation RegisterAgent($input: RegisterAgentInput!) {
  registerAgent(input: $input) {
    agentId
    sessionToken
    heartbeatSeconds
    leaseSeconds
  }
}
    `, {"hash":"sha256:71a5455f02a7d6ef6f14635e3c66581a0454f8cc57b2d52515e5c7a5ae6bc5fc"}) as unknown as TypedDocumentString<RegisterAgentMutation, RegisterAgentMutationVariables>;
export const HeartbeatDocument = new TypedDocumentString(`
    mutation Heartbeat($input: HeartbeatInput!) {
  heartbeat(input: $input) {
    assignments {
      id
      attempt
      scanner
      targets
      exclusions
      config
      ruleSetIds
      maxRunSeconds
      leaseSeconds
      traceparent
    }
    cancelled
    lost
    sessionToken
    time
    heartbeatSeconds
  }
}
    `, {"hash":"sha256:787e67ae4e007ac78ae788fc483d60fc32aad2d957f1804af01cf48c4f3c6c59"}) as unknown as TypedDocumentString<HeartbeatMutation, HeartbeatMutationVariables>;
export const RuleSetDocument = new TypedDocumentString(`
    query RuleSet($id: ID!) {
  ruleSet(id: $id) {
    name
    version
    sha256
    content
  }
}
    `, {"hash":"sha256:5d41310e2026dd848da676f43004d7146c164783df6a92258cac2d394ff09cbc"}) as unknown as TypedDocumentString<RuleSetQuery, RuleSetQueryVariables>;
export const SubmitEventsDocument = new TypedDocumentString(`
    mutation SubmitEvents($input: SubmitEventsInput!) {
  submitEvents(input: $input) {
    stored
    late
  }
}
    `, {"hash":"sha256:0d43988a6be4b8d964558c91688f86acb554e1fde1238a8e25a067c64233a3b6"}) as unknown as TypedDocumentString<SubmitEventsMutation, SubmitEventsMutationVariables>;
export const SubmitArtifactDocument = new TypedDocumentString(`
    mutation SubmitArtifact($input: SubmitArtifactInput!) {
  submitArtifact(input: $input) {
    parts
  }
}
    `, {"hash":"sha256:21f0c294cff501ae7c10edc6d1d64c22e63cfd8656bbf9488cdef231f998aa6c"}) as unknown as TypedDocumentString<SubmitArtifactMutation, SubmitArtifactMutationVariables>;
export const CompleteAssignmentDocument = new TypedDocumentString(`
    mutation CompleteAssignment($input: CompleteAssignmentInput!) {
  completeAssignment(input: $input) {
    state
    late
  }
}
    `, {"hash":"sha256:a65575c134475de8b0a3c00bbee1bbb7202196336d54772bc3133fa454a95158"}) as unknown as TypedDocumentString<CompleteAssignmentMutation, CompleteAssignmentMutationVariables>;
export const FailAssignmentDocument = new TypedDocumentString(`
    mutation FailAssignment($input: FailAssignmentInput!) {
  failAssignment(input: $input) {
    state
    late
  }
}
    `, {"hash":"sha256:5391be8555c01cd0fad69f52128a026216c4f47dc8cdde33bf4e1dac3e7e9b3c"}) as unknown as TypedDocumentString<FailAssignmentMutation, FailAssignmentMutationVariables>;
export const DeregisterAgentDocument = new TypedDocumentString(`
    mutation DeregisterAgent {
  deregisterAgent {
    agentId
  }
}
    `, {"hash":"sha256:007a5528700d2afb761c49ca5754c717adf1e163d055ab65f161866c1a82f0c9"}) as unknown as TypedDocumentString<DeregisterAgentMutation, DeregisterAgentMutationVariables>;
export const WakeUpDocument = new TypedDocumentString(`
    subscription WakeUp {
  wakeUp
}
    `, {"hash":"sha256:9bea8a59bf7a85a7896951fde99b2ea54118495a2127a49bff215ddfdce585d6"}) as unknown as TypedDocumentString<WakeUpSubscription, WakeUpSubscriptionVariables>;