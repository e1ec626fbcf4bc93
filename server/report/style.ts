import { Html } from "./html.ts";

/** How a report looks, on a screen and on A4. */
export const STYLE = new Html(`
:root { color-scheme: light; --line: #d5dae1; --muted: #566070; --critical: #8d1230; --high: #b3380d; --medium: #8a5a00; --low: #1d5fa8; --info: #566070; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.5rem; font: 15px/1.5 system-ui, sans-serif; color: #17202c; background: #fff; overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.7rem; line-height: 1.2; }
h2 { margin: 2.2rem 0 .6rem; padding-bottom: .25rem; border-bottom: 2px solid #17202c; font-size: 1.15rem; break-after: avoid; }
h3 { margin: 1.4rem 0 .4rem; font-size: 1rem; text-transform: capitalize; break-after: avoid; }
h4 { margin: 0; font-size: .95rem; break-after: avoid; }
p { margin: .3rem 0; }
.kind, .place, dt { color: var(--muted); }
.kind { margin: 0; }
.place { font-size: .85rem; }
.text { white-space: pre-wrap; }
.facts { display: grid; gap: .25rem; margin: .4rem 0; }
.facts div { display: grid; grid-template-columns: 9rem 1fr; gap: 1rem; }
dt::first-letter { text-transform: uppercase; }
dd { margin: 0; }
.counts { display: grid; grid-template-columns: repeat(5, 1fr); gap: .6rem; margin: 0 0 .6rem; padding: 0; list-style: none; }
.counts li { padding: .5rem .7rem; border: 1px solid var(--line); border-top: 4px solid currentColor; border-radius: 4px; text-transform: capitalize; }
.counts b { display: block; font-size: 1.5rem; line-height: 1.2; }
.critical { color: var(--critical); } .high { color: var(--high); } .medium { color: var(--medium); } .low { color: var(--low); } .info { color: var(--info); }
article { margin: .6rem 0; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: 4px; break-inside: avoid; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th:not(:last-child), td:first-child { white-space: nowrap; }
tr { break-inside: avoid; }
pre { margin: .4rem 0 0; padding: .5rem .6rem; background: #f2f4f7; font: 12px/1.45 ui-monospace, monospace; white-space: pre-wrap; }
.references { display: flex; flex-wrap: wrap; gap: .2rem .8rem; margin: .3rem 0 0; padding: 0; list-style: none; font-size: .85rem; }
a { color: #1d5fa8; }
@media (max-width: 36rem) { .counts { grid-template-columns: repeat(2, 1fr); } .facts div { grid-template-columns: 1fr; gap: 0; } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } @page { size: A4; margin: 16mm; } }
`);
