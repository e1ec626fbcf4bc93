import { z } from "zod";
import { Labels } from "../agents/capability.ts";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { LabelInput } from "../label-input.ts";
import { parseInput } from "../parse-input.ts";
import { MAX_IDS, MAX_SELECTED } from "./selection.ts";
import { setCriticality, setLabels } from "./set.ts";
import { AssetFilterInput, CriticalityType } from "./types.ts";

const Selection = builder.inputType("AssetSelectionInput", {
  description: "Assets to act on: by ids, or all that pass a filter. One of the two.",
  fields: (t) => ({
    ids: t.idList({ description: `1 to ${MAX_IDS} of them.` }),
    filter: t.field({
      type: AssetFilterInput,
      description: `All that pass it, at most ${MAX_SELECTED}, in batches of ${MAX_IDS}. An empty filter is every asset.`,
    }),
  }),
});

builder.mutationField("setAssetCriticality", (t) =>
  t.int({
    skipTypeScopes: true,
    authScopes: { analyst: true },
    description: "Says how much depends on assets. Answers how many changed.",
    args: {
      selection: t.arg({ type: Selection, required: true }),
      criticality: t.arg({ type: CriticalityType, required: true }),
    },
    resolve: (_root, { selection, criticality }, context) =>
      setCriticality(selection, criticality, originOf(context)),
  }),
);

/** Labels, or names of labels, of one request, at most. */
const MAX_NAMED = 64;
const LabelsToSet = z
  .array(z.object({ name: z.string(), value: z.string() }))
  .max(MAX_NAMED)
  .transform((labels) => Object.fromEntries(labels.map(({ name, value }) => [name, value])))
  .pipe(Labels);
const NamesToRemove = z.array(z.string().max(100)).max(MAX_NAMED);

builder.mutationField("setAssetLabels", (t) =>
  t.int({
    skipTypeScopes: true,
    authScopes: { analyst: true },
    description: "Gives assets labels, and takes labels from them by name. Answers how many assets changed.",
    args: {
      selection: t.arg({ type: Selection, required: true }),
      labels: t.arg({
        type: [LabelInput],
        required: true,
        description: `Labels that all of them shall have, at most ${MAX_NAMED}.`,
      }),
      removed: t.arg.stringList({
        description: `Names of labels that none of them shall have, at most ${MAX_NAMED}.`,
      }),
    },
    resolve: (_root, { selection, labels, removed }, context) => {
      const names = parseInput(NamesToRemove, removed ?? []);
      return setLabels(selection, parseInput(LabelsToSet, labels), names, originOf(context));
    },
  }),
);
