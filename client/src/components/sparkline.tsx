import { Show } from "solid-js";

const WIDTH = 120;
const HEIGHT = 28;
const MARGIN = 2;

/** How a value went, as a line without scale: from zero to its highest. The value itself stands beside it in words. */
export function Sparkline(props: { values: readonly number[] }) {
  const points = () => {
    const highest = Math.max(...props.values, Number.MIN_VALUE);
    const step = (WIDTH - 2 * MARGIN) / Math.max(1, props.values.length - 1);
    return props.values
      .map((value, index) => {
        const y = HEIGHT - MARGIN - (value / highest) * (HEIGHT - 2 * MARGIN);
        return `${(MARGIN + index * step).toFixed(1)},${y.toFixed(1)}`;
      })
      .join(" ");
  };
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <Show when={props.values.length > 1}>
        <polyline points={points()} />
      </Show>
    </svg>
  );
}
