/** Outlines on a 20 × 20 grid. */
const PATHS = {
  overview: "M3 10.500 10 4l7 6.500M5 9v7h10V9",
  detections:
    "M10 3 16.500 5.500v4.500c0 3.500-2.700 6-6.500 7.500C6.200 16 3.500 13.500 3.500 10V5.500zM10 7.500v3M10 13v.1",
  assets: "M3.500 4h13v8.500h-13zM7 16.500h6M10 12.500v4M6.500 7h.1M9 7h4.500M6.500 9.500h.1M9 9.500h4.500",
  assignments: "M4 5h12M4 10h12M4 15h7M13.500 14l1.500 1.500 2.500-3",
  schedules: "M3.500 5h13v11.500h-13zM3.500 8.500h13M7 3v3M13 3v3M10 10.500v2.500l1.800 1.200",
  agents: "M4 4h12v5H4zM4 11h12v5H4zM7 6.500h.1M7 13.500h.1",
  rules: "M5 3h7l3.500 3.500V17H5zM12 3v3.500h3.500M7.500 10h5M7.500 13h5",
  bell: "M5.500 14V9a4.500 4.500 0 0 1 9 0v5M3.500 14h13M8.500 16.500h3M10 4.500V3",
  code: "M7 6 3 10l4 4M13 6l4 4-4 4",
  plus: "M10 4v12M4 10h12",
  close: "M5 5l10 10M15 5 5 15",
  chevron: "M7.500 5l5 5-5 5",
  down: "M5 7.500l5 5 5-5",
  search: "M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.700 12.700 16.500 16.500",
  sun: "M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10 2.500v1.500M10 16v1.500M2.500 10H4M16 10h1.500M4.700 4.700l1 1M14.300 14.300l1 1M4.700 15.300l1-1M14.300 5.700l1-1",
  moon: "M16 11.500A6.500 6.500 0 0 1 8.500 4a6.500 6.500 0 1 0 7.500 7.500z",
  system: "M3 4h14v9H3zM7 16.500h6M10 13v3.500",
  download: "M10 3.500v9M6.500 9.500 10 13l3.500-3.500M4 16.500h12",
  upload: "M10 12.500v-9M6.500 7 10 3.500 13.500 7M4 16.500h12",
  warning: "M10 3.500 17.500 16.500h-15zM10 8.500v3.500M10 14.300v.1",
  back: "M12.500 5l-5 5 5 5",
  check: "M4.500 10.500 8.500 14.500 16 6",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon; the words beside it, or the label of its button, say what it means. */
export function Icon(props: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      width={props.size ?? 18}
      height={props.size ?? 18}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[props.name]} />
    </svg>
  );
}
