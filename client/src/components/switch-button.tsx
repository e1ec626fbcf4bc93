/** On or off, at once; `label` says what. */
export function SwitchButton(props: {
  label: string;
  on: boolean;
  disabled?: boolean;
  onToggle: (on: boolean) => void;
}) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={props.on}
      aria-label={props.label}
      title={props.on ? "Switch off" : "Switch on"}
      disabled={props.disabled}
      onClick={() => props.onToggle(!props.on)}
    >
      <span class="switch-thumb" />
    </button>
  );
}
