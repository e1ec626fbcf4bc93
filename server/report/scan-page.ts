import { publicUrl } from "../config.ts";
import { linkOf, type Reference } from "../detections/reference.ts";
import { Severity } from "../generated/prisma/enums.ts";
import { examinedOf, gapsOf } from "./gaps.ts";
import { type Html, html } from "./html.ts";
import type { ReportedDetection, ScanReport } from "./report.ts";
import { STYLE } from "./style.ts";

const WORST_FIRST = Object.values(Severity).toReversed();

/** A scan as a page that stands alone and prints well: no script, nothing loaded, all that scanners said as text. */
export function scanPage(report: ScanReport, now: Date): string {
  const { scan, state } = report;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${scan.name}: report</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="kind">AI Defend · report of a scan</p>
<h1>${scan.name}</h1>
<dl class="facts">
${fact("State", state.toLowerCase())}
${fact("Asked for", moment(scan.createdAt))}
${fact("Finished", scan.finishedAt ? moment(scan.finishedAt) : "not yet")}
${fact("Scanners", scan.scanners.join(", "))}
${fact("Targets", listed(scan.targets))}
${scan.exclusions.length > 0 && fact("Left out", listed(scan.exclusions))}
${fact("This report", `${moment(now)}, ${publicUrl}/scans/${scan.id}`)}
</dl>
</header>
${summary(report)}
${notExamined(report)}
${detections(report)}
${shares(report)}
</body>
</html>
`.text;
}

function summary({ counts, detections }: ScanReport): Html {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const fresh = detections.filter(({ isNew }) => isNew).length;
  const exploited = detections.filter(({ knownExploited }) => knownExploited).length;
  return html`<section>
<h2>Summary</h2>
<ul class="counts">${WORST_FIRST.map(
    (severity) =>
      html`<li class="${severity.toLowerCase()}"><b>${counts.get(severity) ?? 0}</b> ${severity.toLowerCase()}</li>`,
  )}</ul>
<p>${total} ${total === 1 ? "detection" : "detections"} seen, ${fresh} of them new${
    exploited > 0 && html`, <strong>${exploited} known to be exploited</strong>`
  }.</p>
</section>`;
}

function notExamined({ assignments, assignmentCount }: ScanReport): Html {
  const withGaps = assignments
    .map((share) => ({ share, gaps: gapsOf(share) }))
    .filter(({ gaps }) => gaps.length > 0);
  const unlisted = assignmentCount - assignments.length;
  return html`<section>
<h2>What was not examined</h2>
${
  withGaps.length === 0 && unlisted === 0
    ? html`<p>Every share succeeded, and its coverage names no gap.</p>`
    : html`<p>Nothing is known about these from this scan: that nothing was found there means nothing.</p>
<table><thead><tr><th>Share</th><th>Not examined</th><th>Why</th></tr></thead><tbody>${withGaps.flatMap(
        ({ share, gaps }) =>
          gaps.map(
            ({ what, why }) =>
              html`<tr><td>${share.scanner} ${share.share + 1}</td><td class="text">${what}</td><td class="text">${why}</td></tr>`,
          ),
      )}</tbody></table>`
}
${unlisted > 0 && html`<p>${unlisted} more shares are not listed here.</p>`}
</section>`;
}

function detections({ detections: rows, counts }: ScanReport): Html {
  const unlisted = [...counts.values()].reduce((sum, count) => sum + count, 0) - rows.length;
  return html`<section>
<h2>Detections</h2>
${rows.length === 0 && html`<p>None. See above for what was not examined.</p>`}
${WORST_FIRST.map((severity) => {
  const group = rows.filter((row) => row.severity === severity);
  return (
    group.length > 0 &&
    html`<h3 class="${severity.toLowerCase()}">${severity.toLowerCase()} (${counts.get(severity)})</h3>
${group.map(detection)}`
  );
})}
${unlisted > 0 && html`<p>${unlisted} more, the least bad of them, are not listed here.</p>`}
</section>`;
}

function detection(row: ReportedDetection): Html {
  const notes = [
    row.status.toLowerCase().replaceAll("_", " "),
    row.isNew && "new in this scan",
    row.knownExploited && "known to be exploited",
    row.epss !== null && `EPSS ${(row.epss * 100).toFixed(1)} %`,
  ].filter((note) => note !== false);
  return html`<article>
<h4>${row.title}</h4>
<p class="place">${row.assetLabel}${row.location && ` · ${row.location}`} · ${row.scanner} · ${notes.join(", ")}</p>
${row.description && html`<p class="text">${row.description}</p>`}
${references(row.references as Reference[])}
</article>`;
}

function references(all: Reference[]): Html | false {
  const shown = all.slice(0, 20).map((reference) => {
    const link = linkOf(reference);
    return link
      ? html`<li><a href="${link}" rel="noopener noreferrer">${reference.id}</a></li>`
      : html`<li>${reference.id}</li>`;
  });
  return shown.length > 0 && html`<ul class="references">${shown}</ul>`;
}

function shares({ assignments, agents }: ScanReport): Html {
  const hostnames = new Map(agents.map(({ id, hostname }) => [id, hostname]));
  return html`<section>
<h2>What was examined, and how</h2>
${assignments.map((share) => {
  const [attempt] = share.attempts;
  return html`<article>
<h4>${share.scanner}, share ${share.share + 1}: ${share.state.toLowerCase()}</h4>
<dl class="facts">
${fact("Targets", listed(share.targets))}
${share.agentId && fact("Agent", hostnames.get(share.agentId) ?? share.agentId)}
${attempt && fact("Attempt", `${attempt.attempt}, ${moment(attempt.startedAt)} to ${attempt.finishedAt ? moment(attempt.finishedAt) : "now"}`)}
${attempt?.toolVersion && fact("Version", attempt.toolVersion)}
${examinedOf(share).map(([name, text]) => fact(name, text))}
</dl>
${attempt && attempt.command.length > 0 && html`<pre>${attempt.command.map(shellWord).join(" ")}</pre>`}
</article>`;
})}
</section>`;
}

/** An argument as a shell would take it, for people to read. */
function shellWord(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}

function fact(name: string, value: string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

const LISTED = 50;

function listed(items: string[]): string {
  const more = items.length - LISTED;
  return items.slice(0, LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function moment(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
