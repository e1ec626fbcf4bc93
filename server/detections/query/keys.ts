import { z } from "zod";
import { Labels } from "../../agents/capability.ts";
import { DetectionStatus, Severity } from "../../generated/prisma/enums.ts";
import type { Operator } from "./term.ts";

/** A value that a key does not know, as the rest of a sentence; `suggestions` are values that may be meant. */
export class BadValue extends Error {
  readonly suggestions: string[];

  constructor(message: string, suggestions: string[] = []) {
    super(message);
    this.suggestions = suggestions;
  }
}

type KeyRule = {
  /** What it narrows to, for people. */
  meaning: string;
  example: string;
  operators: readonly Operator[];
  /** The value in its canonical spelling. Throws BadValue. */
  read(value: string, operator: Operator): string;
};

const COMPARED = ["", ">", ">=", "<", "<="] as const;
const EQUAL = [""] as const;
/** Ages and moments: `7d`, `2026-11-01`, `2026-11-01T08:00:00Z`. */
const AGE = /^(\d{1,5})([hdw])$/;
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** Every key of the search language, in the order in which people are shown them. docs/search.md says the same. */
export const QUERY_KEYS = {
  severity: {
    meaning: "How bad it is",
    example: "severity:>=medium",
    operators: COMPARED,
    read: oneOf(Object.keys(Severity)),
  },
  status: {
    meaning: "Where it is in its life",
    example: "status:open,acknowledged",
    operators: EQUAL,
    read: oneOf(Object.keys(DetectionStatus)),
  },
  scanner: { meaning: "What found it", example: "scanner:nmap", operators: EQUAL, read: lowerCase },
  category: {
    meaning: "What sort of finding",
    example: "category:open-port",
    operators: EQUAL,
    read: lowerCase,
  },
  port: { meaning: "Port, or a range of ports", example: "port:1-1024", operators: EQUAL, read: readPort },
  asset: {
    meaning: "Address, network, id, or a whole name or path of the asset",
    example: "asset:10.0.0.0/24",
    operators: EQUAL,
    read: readAsset,
  },
  label: {
    meaning: "Label of the asset, with this value or with any",
    example: "label:env=prod",
    operators: EQUAL,
    read: readLabel,
  },
  cve: { meaning: "CVE that it refers to", example: "cve:CVE-2021-44228", operators: EQUAL, read: readCve },
  score: {
    meaning: "How urgent it is, 0 to 100",
    example: "score:>=60",
    operators: COMPARED,
    read: readScore,
  },
  exploited: {
    meaning: "Whether one of its CVEs is listed in the imported KEV",
    example: "exploited:yes",
    operators: EQUAL,
    read: oneOf(["YES", "NO"]),
  },
  epss: {
    meaning: "How likely it is to be exploited, 0 to 1, by the imported EPSS",
    example: "epss:>=0.1",
    operators: [">", ">=", "<", "<="],
    read: readShare,
  },
  reference: {
    meaning: "Whatever it refers to: CVE, CWE, CPE or rule",
    example: "reference:CWE-79",
    operators: EQUAL,
    read: asWritten,
  },
  rule: {
    meaning: "Script, test, signature or rule that found it",
    example: "rule:http-title",
    operators: EQUAL,
    read: asWritten,
  },
  agent: {
    meaning: "Host name, identity or id of the agent that saw it last",
    example: "agent:scan-1",
    operators: EQUAL,
    read: asWritten,
  },
  scan: {
    meaning: "Id of a scan that saw it",
    example: "scan:019ac000-0000-7000-8000-000000000000",
    operators: EQUAL,
    read: readId,
  },
  assignee: {
    meaning: "Name or id of who takes care of it, or none",
    example: "assignee:none",
    operators: EQUAL,
    read: asWritten,
  },
  seen: {
    meaning: "Last seen after or before a date, or less or more than an age ago",
    example: "seen:>2026-11-01",
    operators: [">", ">=", "<", "<="],
    read: readTime,
  },
  first: {
    meaning: "First seen, in the same way",
    example: "first:<7d",
    operators: [">", ">=", "<", "<="],
    read: readTime,
  },
} as const satisfies Record<string, KeyRule>;

export type QueryKey = keyof typeof QUERY_KEYS;

/** What a key is called and takes. */
export const ruleOf = (key: QueryKey): KeyRule => QUERY_KEYS[key];

export function isQueryKey(name: string): name is QueryKey {
  return Object.hasOwn(QUERY_KEYS, name);
}

/** A time value as an age in milliseconds, or a moment. */
export function timeOf(value: string): { ageMs: number } | { at: Date } {
  const [, count, unit] = AGE.exec(value) ?? [];
  if (count === undefined) return { at: new Date(value) };
  const hours = { h: 1, d: 24, w: 168 }[unit as "h" | "d" | "w"];
  return { ageMs: Number(count) * hours * 60 * 60 * 1000 };
}

function oneOf(names: readonly string[]) {
  return (value: string) => {
    const name = value.toUpperCase().replaceAll("-", "_");
    if (names.includes(name)) return name.toLowerCase().replaceAll("_", "-");
    const known = names.map((each) => each.toLowerCase().replaceAll("_", "-"));
    throw new BadValue(`is none of ${known.join(", ")}`, known);
  };
}

function lowerCase(value: string): string {
  return value.toLowerCase();
}

function asWritten(value: string): string {
  return value;
}

function readId(value: string): string {
  if (z.uuid().safeParse(value).success) return value.toLowerCase();
  throw new BadValue("is no id");
}

function readCve(value: string): string {
  if (/^cve-\d{4}-\d{4,12}$/i.test(value)) return value.toUpperCase();
  throw new BadValue("is no CVE such as CVE-2021-44228");
}

function readShare(value: string): string {
  if (/^\d(?:\.\d{1,10})?$/.test(value) && Number(value) <= 1) return value;
  throw new BadValue("is no number from 0 to 1, such as 0.1");
}

function readScore(value: string): string {
  if (/^\d{1,3}$/.test(value) && Number(value) <= 100) return String(Number(value));
  throw new BadValue("is no whole number from 0 to 100");
}

function readPort(value: string): string {
  const [, from = "", to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(value) ?? [];
  if (from === "" || Number(to) > 65_535 || Number(from) > Number(to)) {
    throw new BadValue("is no port or range of ports from 0 to 65535, such as 22 or 1-1024");
  }
  return Number(from) === Number(to) ? String(Number(from)) : `${Number(from)}-${Number(to)}`;
}

function readAsset(value: string): string {
  // What looks like a network is one, or it is a slip; a path is neither.
  const looksLikeNetwork = /^[\d.]+\/\d+$|^[\da-f:]*:[\da-f:.]*\/\d+$/i.test(value);
  if (looksLikeNetwork && !isNetwork(value)) {
    throw new BadValue("is no network such as 10.0.0.0/24 or fd00::/8");
  }
  return value;
}

const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** Is it an address, or a network in CIDR notation? Anything else is a name or a path. */
export function isNetwork(value: string): boolean {
  return network.safeParse(value).success;
}

function readLabel(value: string): string {
  const { name, value: wanted } = labelOf(value);
  if (Labels.safeParse({ [name]: wanted ?? "" }).success) return value;
  throw new BadValue("is no label such as env or env=prod");
}

/** A label as it is asked for; without a value, it may have any. */
export function labelOf(text: string): { name: string; value: string | null } {
  const [name = "", ...rest] = text.split("=");
  return { name, value: rest.length > 0 ? rest.join("=") : null };
}

function readTime(value: string, operator: Operator): string {
  if (AGE.test(value)) {
    if (operator.endsWith("="))
      throw new BadValue("is an age, which takes < or >", [`${operator[0]}${value}`]);
    return value;
  }
  if (moment.safeParse(value.toUpperCase()).success) return value.toUpperCase();
  throw new BadValue("is no date such as 2026-11-01 and no age such as 12h, 7d or 4w");
}
