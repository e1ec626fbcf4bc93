import { useNavigate } from "@solidjs/router";
import { createContext, createSignal, type JSX, useContext } from "solid-js";
import { AssignScanForm } from "./assign-scan-form.tsx";
import { FormDialog } from "./form-dialog.tsx";

interface AssignScan {
  /** Opens the dialog; with an agent chosen where one is given. */
  open(agentId?: string): void;
}

const AssignScanContext = createContext<AssignScan>();

/** Holds the one dialog that assigns scans, for buttons anywhere below. */
export function AssignScanProvider(props: { children: JSX.Element }) {
  const navigate = useNavigate();
  const [agentId, setAgentId] = createSignal<string | null>(null);
  const close = () => setAgentId(null);
  return (
    <AssignScanContext.Provider value={{ open: (id) => setAgentId(id ?? "") }}>
      {props.children}
      <FormDialog
        open={agentId() !== null}
        title="Assign a scan"
        text="Agents pull it by priority. Each agent's own policy decides what it may scan."
        onClose={close}
      >
        <AssignScanForm
          agentId={agentId() ?? ""}
          onCancel={close}
          onAssigned={(scanId) => {
            close();
            navigate(`/scans/${scanId}`);
          }}
        />
      </FormDialog>
    </AssignScanContext.Provider>
  );
}

export function useAssignScan(): AssignScan {
  const assign = useContext(AssignScanContext);
  if (!assign) throw new Error("useAssignScan needs an AssignScanProvider above it.");
  return assign;
}
