import { May } from "../viewer.tsx";
import { useAssignScan } from "./assign-scan-dialog.tsx";
import { Icon } from "./icon.tsx";

const PLACES = {
  /** In the navigation, which small screens have no room for. */
  side: "button-wide",
  /** In the head of a page, where small screens need it. */
  page: "only-small",
  /** For one agent, always. */
  agent: "",
};

/** Opens the dialog that assigns a scan, for one agent where `agentId` is given. */
export function AssignScanButton(props: { place: keyof typeof PLACES; agentId?: string }) {
  const assign = useAssignScan();
  return (
    <May least="OPERATOR">
      <button
        type="button"
        class={`button button-primary ${PLACES[props.place]}`}
        onClick={() => assign.open(props.agentId)}
      >
        <Icon name="plus" size={16} />
        <span>{props.place === "agent" ? "Assign scan to it" : "Assign scan"}</span>
      </button>
    </May>
  );
}
