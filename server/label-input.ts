import { builder } from "./builder.ts";

/** A label as it is given: its name and value. */
export const LabelInput = builder.inputType("LabelInput", {
  description: "A label, such as segment=dmz.",
  fields: (t) => ({ name: t.string({ required: true }), value: t.string({ required: true }) }),
});
