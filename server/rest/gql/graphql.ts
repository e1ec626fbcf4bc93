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

/** Whether the head still hears from an agent: PENDING until an admin approves it; ONLINE; STALE after too long without a heartbeat; OFFLINE after a goodbye; REVOKED when thrown out. */
export type AgentHealth =
  | 'OFFLINE'
  | 'ONLINE'
  | 'PENDING'
  | 'REVOKED'
  | 'STALE';

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

export type AssignScanInput = {
  config?: ScanConfigInput | null | undefined;
  /** What to leave out, written like targets. */
  exclusions?: Array<string> | null | undefined;
  /** The longest one attempt may run, in seconds. Default: by scanner. */
  maxRunSeconds?: number | null | undefined;
  /** At most 200 characters. Default: made from scanners and targets. */
  name?: string | null | undefined;
  /** For scanners of files: absolute paths on the agent's machine, within its policy; at most 256. */
  paths?: Array<string> | null | undefined;
  placement?: PlacementInput | null | undefined;
  /** 1 (last) to 10 (first). Default: 5. */
  priority?: number | null | undefined;
  /** Such as nmap. */
  scanners: Array<string>;
  /** Not started before; at most a year ahead. */
  startAt?: string | null | undefined;
  /** Addresses, networks (10.0.0.0/24), ranges (10.0.0.1-20) and host names; at most 4,096. */
  targets?: Array<string> | null | undefined;
  /** The hours in which its shares are handed out. Default: any time. */
  window?: ScanWindowInput | null | undefined;
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

/** Options of a clamav scan of files. Infected files are never moved or deleted. */
export type ClamavConfigInput = {
  /** Look also for programs that may be unwanted. Default: false. */
  detectUnwanted?: boolean | null | undefined;
  /** A file that takes longer is given up, 1 to 3600. Default: 120. */
  fileTimeoutSeconds?: number | null | undefined;
  /** Archives inside of archives, 1 to 100. Default: 17. */
  maxArchiveDepth?: number | null | undefined;
  /** Larger files, also inside of archives, are not read, and named in the coverage. Default: 100 MiB. */
  maxFileBytes?: number | null | undefined;
  /** Most bytes read of one file with all it contains. Default: 400 MiB. */
  maxScanBytes?: number | null | undefined;
  /** Names of rule sets on the head; their latest versions are used. */
  ruleSets?: Array<string> | null | undefined;
  /** SYSTEM: what the agent's machine keeps. RULE_SETS: only those named. Default: SYSTEM without rule sets, RULE_SETS with some. */
  signatures?: ClamavSignatures | null | undefined;
};

export type ClamavSignatures =
  | 'BOTH'
  | 'RULE_SETS'
  | 'SYSTEM';

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

/** Options of a lynis audit of the agent's machine. */
export type LynisConfigInput = {
  /** Only the tests of these groups. Default: all. */
  groups?: Array<LynisGroups> | null | undefined;
  /** Leave out the test of all certificates on the machine. Default: false. */
  skipSlow?: boolean | null | undefined;
  /** Only these tests, such as SSH-7408. Not together with groups. Default: all. */
  tests?: Array<string> | null | undefined;
};

export type LynisGroups =
  | 'accounting'
  | 'authentication'
  | 'banners'
  | 'boot_services'
  | 'containers'
  | 'crypto'
  | 'databases'
  | 'dns'
  | 'file_integrity'
  | 'file_permissions'
  | 'filesystems'
  | 'firewalls'
  | 'hardening'
  | 'homedirs'
  | 'insecure_services'
  | 'kernel'
  | 'kernel_hardening'
  | 'ldap'
  | 'logging'
  | 'mac_frameworks'
  | 'mail_messaging'
  | 'malware'
  | 'memory_processes'
  | 'nameservices'
  | 'networking'
  | 'php'
  | 'ports_packages'
  | 'printers_spoolers'
  | 'scheduling'
  | 'shells'
  | 'snmp'
  | 'squid'
  | 'ssh'
  | 'storage'
  | 'storage_nfs'
  | 'system_integrity'
  | 'time'
  | 'tooling'
  | 'usb'
  | 'virtualization'
  | 'webservers';

/** Options of an nmap scan. */
export type NmapConfigInput = {
  /** Skip hosts that do not answer. False scans every address. Default: true. */
  hostDiscovery?: boolean | null | undefined;
  /** Give up on a host after this long, 1 to 86400, and name it in the coverage. Default: 900. */
  hostTimeoutSeconds?: number | null | undefined;
  /** Probes sent again, 0 to 10. Default: 2. */
  maxRetries?: number | null | undefined;
  /** Packets per second at least, 1 to 100000. */
  minRate?: number | null | undefined;
  /** Guess the operating system; needs raw sockets. Default: false. */
  osDetection?: boolean | null | undefined;
  /** Such as 22,80,1000-2000. Not together with topPorts. */
  ports?: string | null | undefined;
  /** Default: TCP. */
  protocol?: NmapProtocol | null | undefined;
  /** Sets of scripts, those that attack or ask third parties left out. Default: none. */
  scripts?: Array<NmapScripts> | null | undefined;
  /** Ask open ports what they run. Default: true. */
  serviceDetection?: boolean | null | undefined;
  /** Timing template, 0 (slowest) to 5. Default: 4. */
  timing?: number | null | undefined;
  /** The n most common ports, 1 to 65535. Default: 1000 for TCP, 100 for UDP. */
  topPorts?: number | null | undefined;
};

export type NmapProtocol =
  | 'TCP'
  | 'UDP';

export type NmapScripts =
  | 'DEFAULT'
  | 'DISCOVERY'
  | 'VULN';

/** Why not all that was asked for was examined, although the scanner ran to its end. */
export type PartialInput = {
  /** Stable code, such as FILES_NOT_READ. */
  code: string;
  /** The reason as a sentence. */
  message: string;
};

/** Which agents may take the work; left out: any that offers the scanner. */
export type PlacementInput = {
  /** Only this agent. */
  agentId?: string | null | undefined;
  /** All targets on each agent that fits now, instead of shares for any. */
  everyAgent?: boolean | null | undefined;
  /** Only agents with all these labels. */
  labels?: Array<LabelInput> | null | undefined;
  /** The oldest version of the scanner that will do, such as 7.93. */
  minVersion?: string | null | undefined;
  /** Only agents whose scanner is privileged. */
  privileged?: boolean | null | undefined;
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

/** Options, by scanner. */
export type ScanConfigInput = {
  clamav?: ClamavConfigInput | null | undefined;
  lynis?: LynisConfigInput | null | undefined;
  nmap?: NmapConfigInput | null | undefined;
  suricata?: SuricataConfigInput | null | undefined;
  yara?: YaraConfigInput | null | undefined;
};

/** How a scan stands, as its assignments make it. PARTIAL: some succeeded, some did not. */
export type ScanState =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'FAILED'
  | 'PARTIAL'
  | 'PAUSED'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

/** Hours in which work is handed out, such as MON to FRI, 20:00 to 06:00, Europe/Berlin. */
export type ScanWindowInput = {
  /** Default: FINISH. */
  atEnd?: WindowEnd | null | undefined;
  /** The days on which it opens. */
  days: Array<Weekday>;
  /** When it opens, such as 20:00. */
  from: string;
  /** Whose clocks count, such as Europe/Berlin. */
  timeZone: string;
  /** When it closes: on the next day where it is not after from. Both alike: 24 hours. */
  to: string;
};

export type ScannerRunsInput = {
  /** Those of them that did not end well. */
  failureCount: number;
  /** Attempts that ended since the agent started. */
  runCount: number;
  scanner: string;
};

export type SubmitEventsInput = {
  assignmentId: string;
  attempt: number;
  /** Number of the chunk within the attempt, from 1. */
  chunk: number;
  /** 1 to 500 events: {sequence, type, observedAt, asset, data, finding?}. */
  events: unknown;
};

/** Options of a suricata run on the agent's machine. */
export type SuricataConfigInput = {
  /** FOLLOW: absolute path of the sensor's eve.json, within the agent's policy. */
  eve?: string | null | undefined;
  /** HOME_NET, the networks to protect: addresses and CIDR blocks. Default: the private ones and loopback. */
  homeNetworks?: Array<string> | null | undefined;
  /** LIVE: name of a network interface of the agent's machine. */
  interface?: string | null | undefined;
  /** PCAP: a file of packets. LIVE: an interface for some time. FOLLOW: what a running sensor wrote to its eve.json since the last time. */
  mode: SuricataMode;
  /** PCAP: absolute path of the file, within the agent's policy. */
  pcap?: string | null | undefined;
  /** Records to keep as observations beside the alerts. Default: none. */
  records?: Array<SuricataRecords> | null | undefined;
  /** Names of rule sets on the head; their latest versions are used. Rules that the agent's owner keeps on its machine are used besides, or alone. Not with FOLLOW: a sensor has its own. */
  ruleSets?: Array<string> | null | undefined;
  /** LIVE and FOLLOW: how long, start included, 1 to 86400. Default: 60. */
  seconds?: number | null | undefined;
};

export type SuricataMode =
  | 'FOLLOW'
  | 'LIVE'
  | 'PCAP';

export type SuricataRecords =
  | 'ANOMALY'
  | 'DHCP'
  | 'DNS'
  | 'FILEINFO'
  | 'FLOW'
  | 'FTP'
  | 'HTTP'
  | 'IKE'
  | 'KRB5'
  | 'MQTT'
  | 'NFS'
  | 'RDP'
  | 'RFB'
  | 'SIP'
  | 'SMB'
  | 'SMTP'
  | 'SNMP'
  | 'SSH'
  | 'TFTP'
  | 'TLS';

export type Weekday =
  | 'FRI'
  | 'MON'
  | 'SAT'
  | 'SUN'
  | 'THU'
  | 'TUE'
  | 'WED';

/** What becomes of running work at the end of a window: it may finish, or is interrupted and goes on later. */
export type WindowEnd =
  | 'FINISH'
  | 'INTERRUPT';

/** Options of a yara scan of files. */
export type YaraConfigInput = {
  /** At most one occurrence of each string: faster, fewer offsets. Default: false. */
  fastScan?: boolean | null | undefined;
  /** Larger files inside a folder are not read, and named in the coverage. Default: 128 MiB. Files named as paths are read whatever their size. */
  maxFileBytes?: number | null | undefined;
  /** Folders below folders. Default: true. */
  recursive?: boolean | null | undefined;
  /** Names of rule sets on the head; their latest versions are used. Rules that the agent's owner keeps on its machine are used besides, or alone. */
  ruleSets?: Array<string> | null | undefined;
  /** How long one path may take, 1 to 86400. The coverage names what was not read. Default: 3600. */
  timeoutSeconds?: number | null | undefined;
};

export type Rest_RegisterAgentMutationVariables = Exact<{
  input: RegisterAgentInput;
}>;


export type Rest_RegisterAgentMutation = { registerAgent: { agentId: string, sessionToken: string, heartbeatSeconds: number, leaseSeconds: number } };

export type Rest_HeartbeatMutationVariables = Exact<{
  input: HeartbeatInput;
}>;


export type Rest_HeartbeatMutation = { heartbeat: { cancelled: Array<string>, lost: Array<string>, sessionToken: string | null, time: string, heartbeatSeconds: number, assignments: Array<{ id: string, attempt: number, scanner: string, targets: Array<string>, exclusions: Array<string>, config: unknown, ruleSetIds: Array<string>, maxRunSeconds: number, leaseSeconds: number }> } };

export type Rest_SubmitEventsMutationVariables = Exact<{
  input: SubmitEventsInput;
}>;


export type Rest_SubmitEventsMutation = { submitEvents: { stored: number, late: boolean } };

export type Rest_CompleteAssignmentMutationVariables = Exact<{
  input: CompleteAssignmentInput;
}>;


export type Rest_CompleteAssignmentMutation = { completeAssignment: { state: AssignmentState, late: boolean } };

export type Rest_FailAssignmentMutationVariables = Exact<{
  input: FailAssignmentInput;
}>;


export type Rest_FailAssignmentMutation = { failAssignment: { state: AssignmentState, late: boolean } };

export type Rest_AgentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  health?: Array<AgentHealth> | AgentHealth | null | undefined;
  search?: string | null | undefined;
}>;


export type Rest_AgentsQuery = { agents: { edges: Array<{ node: { id: string, identity: string, hostname: string, addresses: Array<string>, version: string, health: AgentHealth, healthSince: string, activity: AgentActivity, lastHeartbeatAt: string, registeredAt: string, draining: boolean, slots: number, freeSlots: number, problem: string | null, labels: Array<{ name: string, value: string }>, capabilities: Array<{ name: string, version: string, privileged: boolean, problem: string | null, risk: string | null }>, currentAssignments: Array<{ id: string, scanner: string, targets: Array<string>, progress: number }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type Rest_AgentQueryVariables = Exact<{
  id: string;
}>;


export type Rest_AgentQuery = { agent: { id: string, identity: string, hostname: string, addresses: Array<string>, version: string, health: AgentHealth, healthSince: string, activity: AgentActivity, lastHeartbeatAt: string, registeredAt: string, draining: boolean, slots: number, freeSlots: number, problem: string | null, reach: Array<string>, load: number, memoryBytes: number, resultCount: number, errorCount: number, spoolBytes: number, conflictAt: string | null, createdAt: string, labels: Array<{ name: string, value: string }>, capabilities: Array<{ name: string, version: string, privileged: boolean, problem: string | null, risk: string | null, signaturesAt: string | null, signatureCount: number | null }>, currentAssignments: Array<{ id: string, scanner: string, targets: Array<string>, progress: number, progressIsEstimate: boolean, progressNote: string, attempt: number }> } | null };

export type Rest_AgentHealthQueryVariables = Exact<{ [key: string]: never; }>;


export type Rest_AgentHealthQuery = { controlPlane: { agentsByHealth: Array<{ health: AgentHealth, count: number }> }, agentHealth: { staleAfterSeconds: number, stale: Array<{ id: string, identity: string, hostname: string, lastHeartbeatAt: string, secondsSinceHeartbeat: number }> } };

export type Rest_AssignScanMutationVariables = Exact<{
  input: AssignScanInput;
}>;


export type Rest_AssignScanMutation = { assignScan: { id: string, name: string, state: ScanState, targets: Array<string>, exclusions: Array<string>, scanners: Array<string>, config: unknown, priority: number, startAt: string | null, createdAt: string, reportPath: string, assignmentsByState: Array<{ state: AssignmentState, count: number }> } };

export type Rest_ScanQueryVariables = Exact<{
  id: string;
}>;


export type Rest_ScanQuery = { scan: { id: string, name: string, state: ScanState, progress: number, targets: Array<string>, exclusions: Array<string>, scanners: Array<string>, config: unknown, priority: number, startAt: string | null, createdAt: string, finishedAt: string | null, reportPath: string, newDetectionCount: number, assignmentsByState: Array<{ state: AssignmentState, count: number }> } | null };

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

export const Rest_RegisterAgentDocument = new TypedDocumentString(`
    mutation Rest_RegisterAgent($input: RegisterAgentInput!) {
  registerAgent(input: $input) {
    agentId
    sessionToken
    heartbeatSeconds
    leaseSeconds
  }
}
    `, {"hash":"sha256:47ec87b72837e951b255e584bda333b00d19c6e1e7892a6ed2c5eb9d5a87dd77"}) as unknown as TypedDocumentString<Rest_RegisterAgentMutation, Rest_RegisterAgentMutationVariables>;
export const Rest_HeartbeatDocument = new TypedDocumentString(`
    mutation Rest_Heartbeat($input: HeartbeatInput!) {
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
    }
    cancelled
    lost
    sessionToken
    time
    heartbeatSeconds
  }
}
    `, {"hash":"sha256:a0156ba4eea61e3a237c33d0a399bc3275f6fc0690dafda78649f57bc6e342f0"}) as unknown as TypedDocumentString<Rest_HeartbeatMutation, Rest_HeartbeatMutationVariables>;
export const Rest_SubmitEventsDocument = new TypedDocumentString(`
    mutation Rest_SubmitEvents($input: SubmitEventsInput!) {
  submitEvents(input: $input) {
    stored
    late
  }
}
    `, {"hash":"sha256:3825ac0fc54cff0f66ca4f72d0985d7700df863c0552ee597f6dd9041518bec2"}) as unknown as TypedDocumentString<Rest_SubmitEventsMutation, Rest_SubmitEventsMutationVariables>;
export const Rest_CompleteAssignmentDocument = new TypedDocumentString(`
    mutation Rest_CompleteAssignment($input: CompleteAssignmentInput!) {
  completeAssignment(input: $input) {
    state
    late
  }
}
    `, {"hash":"sha256:c17f963dee545fcdbfac194dccff3b6ba45f443c6ef89b823a02605b7b7ab0d8"}) as unknown as TypedDocumentString<Rest_CompleteAssignmentMutation, Rest_CompleteAssignmentMutationVariables>;
export const Rest_FailAssignmentDocument = new TypedDocumentString(`
    mutation Rest_FailAssignment($input: FailAssignmentInput!) {
  failAssignment(input: $input) {
    state
    late
  }
}
    `, {"hash":"sha256:809f9e29113e28fa1faca532f45cee5a8463c5f8586eea858a5c2155b102f165"}) as unknown as TypedDocumentString<Rest_FailAssignmentMutation, Rest_FailAssignmentMutationVariables>;
export const Rest_AgentsDocument = new TypedDocumentString(`
    query Rest_Agents($first: Int, $after: String, $health: [AgentHealth!], $search: String) {
  agents(first: $first, after: $after, health: $health, search: $search) {
    edges {
      node {
        id
        identity
        hostname
        addresses
        version
        health
        healthSince
        activity
        lastHeartbeatAt
        registeredAt
        draining
        slots
        freeSlots
        problem
        labels {
          name
          value
        }
        capabilities {
          name
          version
          privileged
          problem
          risk
        }
        currentAssignments {
          id
          scanner
          targets
          progress
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:dae85534b8d8bc779d1dc234787527734d9e473785e7152197c6922f31e6651c"}) as unknown as TypedDocumentString<Rest_AgentsQuery, Rest_AgentsQueryVariables>;
export const Rest_AgentDocument = new TypedDocumentString(`
    query Rest_Agent($id: ID!) {
  agent(id: $id) {
    id
    identity
    hostname
    addresses
    version
    health
    healthSince
    activity
    lastHeartbeatAt
    registeredAt
    draining
    slots
    freeSlots
    problem
    labels {
      name
      value
    }
    capabilities {
      name
      version
      privileged
      problem
      risk
      signaturesAt
      signatureCount
    }
    currentAssignments {
      id
      scanner
      targets
      progress
      progressIsEstimate
      progressNote
      attempt
    }
    reach
    load
    memoryBytes
    resultCount
    errorCount
    spoolBytes
    conflictAt
    createdAt
  }
}
    `, {"hash":"sha256:685249333d06a58e23ee111ad6b899c97a5cfa64179390cf005e0e775333758d"}) as unknown as TypedDocumentString<Rest_AgentQuery, Rest_AgentQueryVariables>;
export const Rest_AgentHealthDocument = new TypedDocumentString(`
    query Rest_AgentHealth {
  controlPlane {
    agentsByHealth {
      health
      count
    }
  }
  agentHealth {
    staleAfterSeconds
    stale {
      id
      identity
      hostname
      lastHeartbeatAt
      secondsSinceHeartbeat
    }
  }
}
    `, {"hash":"sha256:b73520fd81b2ab6c19ec4dbfc3a627d40e1ef3c512481141d78c365fe4c10134"}) as unknown as TypedDocumentString<Rest_AgentHealthQuery, Rest_AgentHealthQueryVariables>;
export const Rest_AssignScanDocument = new TypedDocumentString(`
    mutation Rest_AssignScan($input: AssignScanInput!) {
  assignScan(input: $input) {
    id
    name
    state
    targets
    exclusions
    scanners
    config
    priority
    startAt
    createdAt
    reportPath
    assignmentsByState {
      state
      count
    }
  }
}
    `, {"hash":"sha256:18f0b0215582aefe87c9b9ddf23d8c02b76bac5b703e074c5148dea36c62532e"}) as unknown as TypedDocumentString<Rest_AssignScanMutation, Rest_AssignScanMutationVariables>;
export const Rest_ScanDocument = new TypedDocumentString(`
    query Rest_Scan($id: ID!) {
  scan(id: $id) {
    id
    name
    state
    progress
    targets
    exclusions
    scanners
    config
    priority
    startAt
    createdAt
    finishedAt
    reportPath
    newDetectionCount
    assignmentsByState {
      state
      count
    }
  }
}
    `, {"hash":"sha256:918983c61d9c534a41706a0f4a1bfd0e5c53ccceab6832c331497fcc567ca996"}) as unknown as TypedDocumentString<Rest_ScanQuery, Rest_ScanQueryVariables>;