import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { LabelInput } from "../label-input.ts";
import { deleteLabelWindow, setLabelWindow } from "./label-windows.ts";
import type { ScanWindow } from "./window.ts";
import { ScanWindowInput, ScanWindowType } from "./window-types.ts";

const LabelWindowType = builder.prismaObject("LabelWindow", {
  authScopes: { viewer: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    labelName: t.exposeString("labelName"),
    labelValue: t.exposeString("labelValue"),
    window: t.field({
      type: ScanWindowType,
      select: { window: true },
      resolve: ({ window }) => window as ScanWindow,
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});

builder.queryField("labelWindows", (t) =>
  t.prismaConnection({
    type: LabelWindowType,
    cursor: "id",
    description: "The hours in which agents with certain labels take work, the latest first.",
    resolve: (query) => db.labelWindow.findMany({ ...query, orderBy: { id: "desc" } }),
  }),
);

builder.mutationField("setLabelWindow", (t) =>
  t.prismaField({
    type: LabelWindowType,
    description:
      "Agents with this label take work only in these hours, in place of those set before. An agent with several such labels: only when all are open.",
    args: {
      label: t.arg({ type: LabelInput, required: true }),
      window: t.arg({ type: ScanWindowInput, required: true }),
    },
    resolve: async (query, _root, { label, window }, context) => {
      const id = await setLabelWindow(label.name, label.value, window, originOf(context));
      return db.labelWindow.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("deleteLabelWindow", (t) =>
  t.id({
    description: "Agents with the label take work at any time again. Answers with the id.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, context) => {
      const id = requireId(args.id, "LABEL_WINDOW_NOT_FOUND", "label window");
      await deleteLabelWindow(id, originOf(context));
      return id;
    },
  }),
);
