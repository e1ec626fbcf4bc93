import { A } from "@solidjs/router";
import { May } from "../viewer.tsx";
import { EmptyState } from "./states.tsx";

/** No agent has registered, and how one does. */
export function NoAgents() {
  return (
    <EmptyState icon="agents" title="No agents yet">
      <p>
        Agents do the scanning. <code>npm start</code> starts one on this machine; others register with an
        enrollment token.
      </p>
      <May least="ADMIN">
        <p>
          <A href="/enrollment">Enroll agents</A>
        </p>
      </May>
    </EmptyState>
  );
}
