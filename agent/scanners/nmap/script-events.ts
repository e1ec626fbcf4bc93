import { cleanLine, cleanText, type ParsedEvent } from "../../finding.ts";
import type { NmapHost, NmapPort } from "./host.ts";
import { libraryFacts } from "./vuln-library.ts";
import type { Vulnerability } from "./vulnerability.ts";
import { vulnersFacts, vulscanFacts } from "./vulners.ts";
import type { XmlElement } from "./xml.ts";

const MAX_OUTPUT = 16 * 1024;
/** Of one script; the rest is counted. */
const MAX_VULNERABILITIES = 5_000;

/** One observation for a script's output, and one event more for each vulnerability it reports. `port` is null for host scripts. */
export function* scriptEvents(
  host: NmapHost,
  script: XmlElement,
  port: NmapPort | null,
): Generator<ParsedEvent> {
  const id = cleanLine(script.attributes.id ?? "", 100) || "unnamed";
  const place: Record<string, string | number> =
    port === null ? {} : { protocol: port.protocol, port: port.port };
  const observation = (data: Record<string, unknown>): ParsedEvent => ({
    type: "script",
    observedAt: host.observedAt,
    asset: host.asset,
    data: { ...place, script: id, ...data },
  });
  const facts = factsOf(id, script);
  const unlisted = facts.length - MAX_VULNERABILITIES;
  const output = cleanText(script.attributes.output ?? "", MAX_OUTPUT);
  yield observation({ output, ...(unlisted > 0 ? { unlistedVulnerabilities: unlisted } : {}) });
  for (const { key, ...rest } of facts.slice(0, MAX_VULNERABILITIES))
    yield {
      ...observation({ key }),
      finding: {
        category: "script-vulnerability",
        ...(port === null ? {} : { location: `${port.port}/${port.protocol}` }),
        identity: { ...place, script: id, key },
        ...rest,
      },
    };
}

function factsOf(id: string, script: XmlElement): Vulnerability[] {
  if (id === "vulners") return vulnersFacts(script);
  return id === "vulscan" ? vulscanFacts(script) : libraryFacts(script);
}
