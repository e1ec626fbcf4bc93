/** What an operator has to mend before a head takes the agent, by the code of the refusal. */
export const REFUSALS: Record<string, string> = {
  ENROLLMENT_REFUSED:
    "The head does not accept this agent's enrollment token. Set ENROLLMENT_TOKEN, or what ENROLLMENT_TOKEN_FILE holds, to a valid one; the agent keeps trying.",
  CERTIFICATE_REQUIRED:
    "The head takes agents with a client certificate only. Set AGENT_CERT_FILE and AGENT_KEY_FILE; the agent keeps trying.",
  CERTIFICATE_INVALID:
    "The head does not accept this agent's certificate. Put a valid one into AGENT_CERT_FILE; the agent keeps trying, and reads it anew each time.",
  AGENT_CONFLICT:
    "Another live agent has this identity and a different spool directory. Stop it, or give this one a name of its own with AGENT_NAME; the agent keeps trying.",
  AGENT_REVOKED:
    "An operator revoked this agent. It stopped its scans and keeps asking in case that changes.",
};
