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

/** Where a detection is in its life. */
export type DetectionStatus =
  | 'ACCEPTED'
  | 'ACKNOWLEDGED'
  | 'FALSE_POSITIVE'
  | 'OPEN'
  | 'RESOLVED';

/** Knowledge about vulnerabilities that an operator imports from files: KEV of CISA, EPSS of FIRST. */
export type FeedName =
  | 'EPSS'
  | 'KEV';

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

/** What an account may do; each role may do what those before it may. */
export type Role =
  /** Decides who and what gets in: accounts, enrollment, agents. */
  | 'ADMIN'
  /** Judges detections and assets. */
  | 'ANALYST'
  /** Has scans run: scans, schedules, rule sets, imports, feeds, draining. */
  | 'OPERATOR'
  /** Reads everything but accounts, tokens and the audit log. */
  | 'VIEWER';

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

/** How bad a finding is, from INFO to CRITICAL. */
export type Severity =
  | 'CRITICAL'
  | 'HIGH'
  | 'INFO'
  | 'LOW'
  | 'MEDIUM';

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

export type Cli_ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type Cli_ViewerQuery = { viewer: { name: string, role: Role } | null };

export type Cli_AgentsQueryVariables = Exact<{
  after?: string | null | undefined;
  health?: Array<AgentHealth> | AgentHealth | null | undefined;
  search?: string | null | undefined;
}>;


export type Cli_AgentsQuery = { agents: { edges: Array<{ node: { id: string, identity: string, hostname: string, health: AgentHealth, activity: AgentActivity, version: string, lastHeartbeatAt: string, secondsSinceHeartbeat: number, freeSlots: number, slots: number, problem: string | null, capabilities: Array<{ name: string, version: string, privileged: boolean, problem: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type Cli_AssignScanMutationVariables = Exact<{
  input: AssignScanInput;
}>;


export type Cli_AssignScanMutation = { assignScan: { id: string, name: string, state: ScanState } };

export type Cli_CancelScanMutationVariables = Exact<{
  id: string;
}>;


export type Cli_CancelScanMutation = { cancelScan: { id: string, state: ScanState } };

export type Cli_ScanQueryVariables = Exact<{
  id: string;
  atLeast: Severity;
}>;


export type Cli_ScanQuery = { scan: { id: string, name: string, state: ScanState, progress: number, progressIsEstimate: boolean, createdAt: string, finishedAt: string | null, newDetectionCount: number, assignmentsByState: Array<{ state: AssignmentState, count: number }>, assignments: { edges: Array<{ node: { explanation: string } }> } } | null };

export type Cli_ScanProblemsQueryVariables = Exact<{
  id: string;
}>;


export type Cli_ScanProblemsQuery = { scan: { assignments: { edges: Array<{ node: { scanner: string, targets: Array<string>, state: AssignmentState, explanation: string } }> } } | null };

export type Cli_DetectionsQueryVariables = Exact<{
  query?: string | null | undefined;
  scanId?: string | null | undefined;
  severities?: Array<Severity> | Severity | null | undefined;
  statuses?: Array<DetectionStatus> | DetectionStatus | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type Cli_DetectionsQuery = { detections: { edges: Array<{ node: { id: string, score: number, severity: Severity, status: DetectionStatus, scanner: string, title: string, assetLabel: string, location: string, firstSeenAt: string, lastSeenAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type Cli_FeedsQueryVariables = Exact<{ [key: string]: never; }>;


export type Cli_FeedsQuery = { feeds: Array<{ name: FeedName, version: string, releasedAt: string, entryCount: number, importedAt: string }> };

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

export const Cli_ViewerDocument = new TypedDocumentString(`
    query Cli_Viewer {
  viewer {
    name
    role
  }
}
    `, {"hash":"sha256:52ca89bced6f7b0b7a872f6f6fec8f15107f03124002a873a7f898d7ab5e708a"}) as unknown as TypedDocumentString<Cli_ViewerQuery, Cli_ViewerQueryVariables>;
export const Cli_AgentsDocument = new TypedDocumentString(`
    query Cli_Agents($after: String, $health: [AgentHealth!], $search: String) {
  agents(first: 100, after: $after, health: $health, search: $search) {
    edges {
      node {
        id
        identity
        hostname
        health
        activity
        version
        lastHeartbeatAt
        secondsSinceHeartbeat
        freeSlots
        slots
        problem
        capabilities {
          name
          version
          privileged
          problem
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:b724e326546bda64b079e01f8f20f4e661a8599852d7d72c3a507b3976ac6fc6"}) as unknown as TypedDocumentString<Cli_AgentsQuery, Cli_AgentsQueryVariables>;
export const Cli_AssignScanDocument = new TypedDocumentString(`
    mutation Cli_AssignScan($input: AssignScanInput!) {
  assignScan(input: $input) {
    id
    name
    state
  }
}
    `, {"hash":"sha256:1bd6d9a33b95f3101706cfa38a76c12907eb35f12c38d903099cd49e3baf4492"}) as unknown as TypedDocumentString<Cli_AssignScanMutation, Cli_AssignScanMutationVariables>;
export const Cli_CancelScanDocument = new TypedDocumentString(`
    mutation Cli_CancelScan($id: ID!) {
  cancelScan(id: $id) {
    id
    state
  }
}
    `, {"hash":"sha256:825d598f03772ada79bbf4a8e2d5e20bb0f43393adaf0908532a2b2c52509ea7"}) as unknown as TypedDocumentString<Cli_CancelScanMutation, Cli_CancelScanMutationVariables>;
export const Cli_ScanDocument = new TypedDocumentString(`
    query Cli_Scan($id: ID!, $atLeast: Severity!) {
  scan(id: $id) {
    id
    name
    state
    progress
    progressIsEstimate
    createdAt
    finishedAt
    newDetectionCount(atLeast: $atLeast)
    assignmentsByState {
      state
      count
    }
    assignments(first: 1) {
      edges {
        node {
          explanation
        }
      }
    }
  }
}
    `, {"hash":"sha256:b4323c682f8fd0ce1da2731688dfd9cbc64a1c6c582f741f0c3a76435828ce70"}) as unknown as TypedDocumentString<Cli_ScanQuery, Cli_ScanQueryVariables>;
export const Cli_ScanProblemsDocument = new TypedDocumentString(`
    query Cli_ScanProblems($id: ID!) {
  scan(id: $id) {
    assignments(first: 100) {
      edges {
        node {
          scanner
          targets
          state
          explanation
        }
      }
    }
  }
}
    `, {"hash":"sha256:a5e61d9934d280f2b2a21513ed4a3b49c856e8d01c91879a03f043c8b9ba146e"}) as unknown as TypedDocumentString<Cli_ScanProblemsQuery, Cli_ScanProblemsQueryVariables>;
export const Cli_DetectionsDocument = new TypedDocumentString(`
    query Cli_Detections($query: String, $scanId: ID, $severities: [Severity!], $statuses: [DetectionStatus!], $first: Int!, $after: String) {
  detections(
    query: $query
    scanId: $scanId
    severities: $severities
    statuses: $statuses
    first: $first
    after: $after
    sort: SCORE
  ) {
    edges {
      node {
        id
        score
        severity
        status
        scanner
        title
        assetLabel
        location
        firstSeenAt
        lastSeenAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:f06e9531d42f5d09d6824e0336c927c629afa090f820735fa441186ed1a1f6ec"}) as unknown as TypedDocumentString<Cli_DetectionsQuery, Cli_DetectionsQueryVariables>;
export const Cli_FeedsDocument = new TypedDocumentString(`
    query Cli_Feeds {
  feeds {
    name
    version
    releasedAt
    entryCount
    importedAt
  }
}
    `, {"hash":"sha256:69bcccc9af3603696f0222d91bdb379106436969e0f250c06ee35aacc01329af"}) as unknown as TypedDocumentString<Cli_FeedsQuery, Cli_FeedsQueryVariables>;