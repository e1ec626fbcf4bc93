import { readFileSync } from "node:fs";
import type { MachineSettings } from "../../scanner.ts";

/** Where distributions keep clamd's settings. */
const CONFIG_FILES = [
  "/etc/clamav/clamd.conf",
  "/etc/clamd.d/scan.conf",
  "/etc/clamd.conf",
  "/usr/local/etc/clamav/clamd.conf",
  "/opt/homebrew/etc/clamav/clamd.conf",
];
const MIB = 1024 * 1024;
/** ClamAV's default since version 1.0; older ones take less, and say so. */
const DEFAULT_STREAM_BYTES = 100 * MIB;

export type ClamdAddress = { path: string } | { host: string; port: number };

/** clamd's own limits, which no client can change. Null where its settings could not be read. */
export interface ClamdLimits {
  /** Larger files cannot be sent to it. */
  streamBytes: number;
  /** It tells of files and archives that it did not look into because of its limits. */
  tellsOfLimits: boolean;
  /** It tells of encrypted archives and documents. */
  tellsOfEncrypted: boolean;
  detectsUnwanted: boolean;
}

export interface ClamdSettings {
  address: ClamdAddress;
  limits: ClamdLimits | null;
}

/** How to reach clamd: as the owner says, else as its own settings say. Null without either, or when the owner wants none. Never throws. */
export function findClamdSettings({ clamdSocket, clamdConfig }: MachineSettings): ClamdSettings | null {
  if (clamdSocket === "off") return null;
  const files = clamdConfig === undefined ? CONFIG_FILES : [clamdConfig];
  const text = files.map(readText).find((found) => found !== null);
  const settings = text === undefined ? null : parseClamdConfig(text);
  if (clamdSocket === undefined) return settings;
  const address = parseAddress(clamdSocket);
  if (address === null) return null;
  const isSame = settings !== null && JSON.stringify(settings.address) === JSON.stringify(address);
  return { address, limits: isSame ? settings.limits : null };
}

/** `Name value` a line, "#" for comments. Null when it names no socket on this machine. */
export function parseClamdConfig(text: string): ClamdSettings | null {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name = "", value = ""] = /^\s*([A-Za-z]\w*)\s+(.*?)\s*$/.exec(line) ?? [];
    if (name !== "") values.set(name, value.replace(/^"(.*)"$/, "$1"));
  }
  const isOn = (name: string) => /^(?:yes|true|1)$/i.test(values.get(name) ?? "");
  const address = addressOf(values);
  if (address === null) return null;
  return {
    address,
    limits: {
      streamBytes: bytesOf(values.get("StreamMaxLength")) ?? DEFAULT_STREAM_BYTES,
      tellsOfLimits: isOn("AlertExceedsMax"),
      tellsOfEncrypted: isOn("AlertEncrypted"),
      detectsUnwanted: isOn("DetectPUA"),
    },
  };
}

/** A socket's absolute path, or `address:port` of this machine. Null for anything else: files never leave the machine. */
export function parseAddress(text: string): ClamdAddress | null {
  if (text.startsWith("/")) return { path: text };
  const [, host = "", port = ""] = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\]):(\d{1,5})$/.exec(text) ?? [];
  if (host === "" || Number(port) < 1 || Number(port) > 65_535) return null;
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
}

/** The address as a person would write it. */
export function addressText(address: ClamdAddress): string {
  if ("path" in address) return address.path;
  return address.host.includes(":") ? `[${address.host}]:${address.port}` : `${address.host}:${address.port}`;
}

function addressOf(values: ReadonlyMap<string, string>): ClamdAddress | null {
  const socket = values.get("LocalSocket");
  if (socket?.startsWith("/")) return { path: socket };
  const port = values.get("TCPSocket");
  if (port === undefined) return null;
  const host = values.get("TCPAddr") ?? "127.0.0.1";
  return parseAddress(`${host === "::1" ? "[::1]" : host}:${port}`);
}

/** "25M", "100k", "1000": a number of bytes, of KiB or of MiB. 0 means as much as ClamAV ever takes. */
function bytesOf(text: string | undefined): number | null {
  const [, digits, unit = ""] = /^(\d{1,10})([kKmM]?)$/.exec(text ?? "") ?? [];
  if (digits === undefined) return null;
  const bytes = Number(digits) * (unit === "" ? 1 : /k/i.test(unit) ? 1024 : MIB);
  return bytes === 0 ? 2 ** 31 - 1 : bytes;
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Not there, or not for us to read: then clamd is not set up for this agent.
    return null;
  }
}
