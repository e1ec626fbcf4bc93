/** What GraphiQL shows first: operations to try, each of which works as it stands. */
export const EXAMPLE_OPERATIONS = `# AI Defend: pick an operation with the run button.
# You are signed in by the dashboard's cookie; scripts send "authorization: Bearer <API token>".

query Agents {
  agents(first: 10) {
    edges {
      node { id hostname health lastHeartbeatAt capabilities { name version privileged problem } }
    }
  }
}

mutation AssignScan {
  assignScan(input: {
    targets: ["127.0.0.1"]
    scanners: ["nmap"]
    config: { nmap: { ports: "1-1000" } }
    priority: 5
  }) { id name state }
}

query Assignments {
  assignments(first: 10) {
    edges { node { id scanner targets state explanation progress attempt maxAttempts } }
  }
}

query OpenDetections {
  detections(first: 20, statuses: [OPEN]) {
    edges { node { title severity assetLabel location firstSeenAt lastSeenAt } }
  }
}

subscription DetectionsLive {
  detectionChanged { title severity assetLabel location lastSeenAt }
}

subscription Numbers {
  controlPlaneChanged { registeredAgents activeScans eventsProcessed detectionsCreated }
}
`;
