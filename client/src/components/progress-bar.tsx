import { formatShare } from "../format.ts";

/** A share from 0 to 1 as a bar with its percentage: "40 %", or "about 40 %" for an estimate. */
export function ProgressBar(props: {
  share: number;
  label: string;
  isEstimate?: boolean;
  tone?: "busy" | "good" | "bad" | "quiet";
}) {
  const percent = () => Math.round(Math.min(1, Math.max(0, props.share)) * 100);
  const text = () => `${props.isEstimate ? "about " : ""}${formatShare(props.share)}`;
  return (
    <div class="progress">
      <div
        class={`progress-track progress-${props.tone ?? "busy"}`}
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent()}
        aria-valuetext={text()}
      >
        <div class="progress-fill" style={{ transform: `scaleX(${percent() / 100})` }} />
      </div>
      <span class="progress-text">{text()}</span>
    </div>
  );
}
