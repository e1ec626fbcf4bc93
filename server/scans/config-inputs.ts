import { builder } from "../builder.ts";
import { optionsInput } from "./options-input.ts";
import { SCANNERS } from "./scanners.ts";

/** Options of a scan: for each scanner a typed input, made from the schema that the scanner itself checks them with. */
export const ScanConfigInput = builder.inputType("ScanConfigInput", {
  description: "Options, by scanner.",
  fields: (t) =>
    Object.fromEntries(
      Object.values(SCANNERS).map(({ name, options }) => [
        name,
        t.field({ type: optionsInput(name, options) }),
      ]),
    ),
});
