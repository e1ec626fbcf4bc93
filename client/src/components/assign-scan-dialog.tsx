import * as Dialog from "@kobalte/core/dialog";
import { useNavigate } from "@solidjs/router";
import { createContext, createSignal, type JSX, Show, useContext } from "solid-js";
import { AssignScanForm } from "./assign-scan-form.tsx";
import { Icon } from "./icon.tsx";

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
      <Dialog.Root open={agentId() !== null} onOpenChange={(open) => !open && close()}>
        <Dialog.Portal>
          <Dialog.Overlay class="overlay" />
          <div class="dialog-place">
            <Dialog.Content class="dialog">
              <header class="dialog-head">
                <div>
                  <Dialog.Title class="dialog-title">Assign a scan</Dialog.Title>
                  <Dialog.Description class="dialog-text">
                    Agents pull it by priority. Each agent's own policy decides what it may scan.
                  </Dialog.Description>
                </div>
                <Dialog.CloseButton class="icon-button" aria-label="Close">
                  <Icon name="close" />
                </Dialog.CloseButton>
              </header>
              <Show when={agentId() !== null}>
                <AssignScanForm
                  agentId={agentId() ?? ""}
                  onCancel={close}
                  onAssigned={(scanId) => {
                    close();
                    navigate(`/scans/${scanId}`);
                  }}
                />
              </Show>
            </Dialog.Content>
          </div>
        </Dialog.Portal>
      </Dialog.Root>
    </AssignScanContext.Provider>
  );
}

export function useAssignScan(): AssignScan {
  const assign = useContext(AssignScanContext);
  if (!assign) throw new Error("useAssignScan needs an AssignScanProvider above it.");
  return assign;
}
