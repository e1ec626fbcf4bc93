import { builder } from "./builder.ts";
import { type ChangedIds, MAX_CHANGES, takeChangeCursor } from "./changes.ts";

/** What every answer to "what changed after this cursor" has. */
export const Changes = builder.interfaceRef<ChangedIds>("Changes").implement({
  description: "Rows that changed at or after a cursor, oldest change first. A row may come more than once.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "Ask with this one next time." }),
    hasMore: t.exposeBoolean("hasMore", { description: "More is waiting now: ask again at once." }),
  }),
});

type ArgBuilder = Parameters<Parameters<typeof builder.queryField>[1]>[0];

/** The arguments of every …Changes field. */
export function changesArgs(t: Pick<ArgBuilder, "arg">) {
  return {
    after: t.arg.string({
      required: true,
      description: "A cursor from changeCursor or from the last answer.",
    }),
    first: t.arg.int({ description: `How many rows at most, 1 to ${MAX_CHANGES}.` }),
  };
}

builder.queryField("changeCursor", (t) =>
  t.string({
    description:
      'The cursor for "from now on". Take it before reading a live list, then ask the list\'s …Changes field what changed after it.',
    resolve: () => takeChangeCursor(),
  }),
);
