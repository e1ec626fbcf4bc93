import { formatShare } from "../format.ts";

/** A share from 0 to 1 as a bar with its percentage. */
export function ProgressBar(props: {
  share: number;
  label: string;
  tone?: "busy" | "good" | "bad" | "quiet";
}) {
  const percent = () => Math.round(Math.min(1, Math.max(0, props.share)) * 100);
  return (
    <div class="progress">
      <div
        class={`progress-track progress-${props.tone ?? "busy"}`}
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent()}
      >
        <div class="progress-fill" style={{ transform: `scaleX(${percent() / 100})` }} />
      </div>
      <span class="progress-text">{formatShare(props.share)}</span>
    </div>
  );
}
