/** Lines of ClamAV that say nothing of any file: separators, what it loads, what it warns of itself. */
const NOISE =
  /^(?:-{10,}|Loading: |Compiling: |\*?Scanning |LibClamAV (?:Warning|Error|info|debug): |Running as user |Connecting to |stream: OK$|\s*$)/;
/** What clamd writes into its log about itself. */
const DAEMON =
  /^(?:\+\+\+ Started at|--- Stopped at|Scan started: |clamd daemon |Log file size limit|Reading databases from|Not loading PUA|Bytecode: |Loaded \d+ signatures|(?:LOCAL|TCP): |Limits: |Global \w+ limit|[\w/ -]{2,40} support (?:enabled|disabled)|(?:Algorithmic|Heuristic|Phishing|PUA|OLE2|Mail|Archive|Alerting|Detection|Structured|Blocking)[^:]{0,80}$|Self checking |Listening daemon: PID|MaxQueue set to|Set stacksize|Stack size|SelfCheck: |Database (?:correctly reloaded|reload|modification)|Activating the newly loaded|No stats for Database|SIG(?:HUP|TERM|INT|USR2) |Received signal|(?:Pid|Socket) file removed|Shutting down|Waiting for all threads|Exiting|Client disconnected|Clam(?:OnAcc|Inotif|Fanotif|Client|Com|Scan\w*|d successfully)\b|\*?Activating|Raw DMG support|[\w ]{2,40} heuristic detection |Heuristic alerts |got command |Using VirusEvent)/;

/** True for lines that can be passed over. Progress bars, which a terminal overwrites, are taken off first. */
export function isNoise(line: string): boolean {
  return NOISE.test(line);
}

/** True for lines of a kept log that are about the daemon, not about a file. */
export function isDaemonMessage(line: string): boolean {
  return DAEMON.test(line) && !line.endsWith(" FOUND");
}

/** What is left of a line after a progress bar that a carriage return would have overwritten. */
export function withoutProgress(line: string): string {
  return /^(?:Loading|Compiling): /.test(line) ? (line.split("\r").at(-1) ?? "") : line;
}
