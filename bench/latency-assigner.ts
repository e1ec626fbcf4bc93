// A part: an operator's program that assigns scans of one address, over HTTP with an API token.
import { z } from "zod";
import { answerParent, sharedClockNs } from "./ipc.ts";

const Assignment = z.object({ url: z.string(), token: z.string(), target: z.string() });
const Answer = z.object({ data: z.object({ assignScan: z.object({ id: z.string() }) }) });

const query = "mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }";

answerParent({
  ready: () => true,
  assign: async (input) => {
    const { url, token, target } = Assignment.parse(input);
    const body = JSON.stringify({ query, variables: { input: { targets: [target], scanners: ["nmap"] } } });
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const sentNs = String(sharedClockNs());
    const response = await fetch(`${url}/graphql`, { method: "POST", headers, body });
    Answer.parse(await response.json());
    return sentNs;
  },
});
