// What an attempt proves to have looked at, precisely enough for the head to say that a finding which was not seen there is
// gone. Whatever is not certain is left out. Part of a coverage, as `examined`; null where nothing can be said.

/** Hosts that were up and scanned to the end, in sets with the same ports. */
export interface ExaminedHosts {
  /** With raw sockets. */
  privileged: boolean;
  sets: HostSet[];
}

export interface HostSet {
  /** Addresses and ranges `first-last`. */
  hosts: string[];
  /** tcp, udp or sctp. */
  protocol: string;
  /** Ports such as `22,80-90` whose state was told by an answer. */
  answered: string;
  /** Ports that a filter may hide: no answer came, or a refusal from on the way. */
  silent: string;
}

/** Tests of a machine that ran to their end. */
export interface ExaminedTests {
  privileged: boolean;
  tests: string[];
  /** All tests were asked for, not a choice of them. */
  isWhole: boolean;
}

/** File trees that were read to the end. */
export interface ExaminedTrees {
  trees: { root: string; recursive: boolean }[];
  /** Every file and folder below them that was not read. */
  notRead: string[];
  /** When the scanner's own signatures were built, ISO 8601; null without any. */
  signaturesAt: string | null;
  /** Signatures besides those and the head's rule sets: `sha256:…` of an owner's file, `file:…` of another in the scanner's folder. */
  signatureSets?: string[];
}
