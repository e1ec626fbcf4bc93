import { expect, it } from "vitest";
import { type ListedScans, noteOf } from "./finished-scans-note.ts";

const NO_MATCH =
  "No finished scan matches “a <b>”. All words must match, each of them part of a name or target, a scanner or an id.";

it.each<[Partial<ListedScans>, string]>([
  [{ count: 0 }, "It takes two finished scans. Run one again, or compare two times."],
  [{ count: 1 }, "It takes two finished scans. Run one again, or compare two times."],
  [{ count: 50 }, ""],
  [{ hasMore: true }, "The latest 50 finished scans. A search finds the others."],
  [{ pagesBefore: 1, hasMore: true }, "51 to 100 of the finished scans, the latest first."],
  [{ pagesBefore: 20, count: 7 }, "1,001 to 1,007 of the finished scans, the latest first."],
  [{ pagesBefore: 1, count: 0 }, "There are no older finished scans."],
  [{ search: "a <b>", count: 0 }, NO_MATCH],
  [{ search: "dmz", count: 1 }, "1 finished scan matches “dmz”."],
  [{ search: "dmz", count: 2 }, "2 finished scans match “dmz”."],
  [
    { search: "dmz", hasMore: true },
    "The latest 50 finished scans that match “dmz”. More words find the others.",
  ],
  [
    { search: "dmz", pagesBefore: 1, count: 3 },
    "51 to 53 of the finished scans that match “dmz”, the latest first.",
  ],
])("says which finished scans are listed, and how others are found: %j", (listed, note) => {
  expect(noteOf({ search: "", pagesBefore: 0, count: 50, hasMore: false, ...listed })).toBe(note);
});
