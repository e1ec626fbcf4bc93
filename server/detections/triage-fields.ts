import { requireRole } from "../access/require-caller.ts";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { MAX_IDS, MAX_SELECTED } from "./selection.ts";
import type { TriageAct } from "./state.ts";
import { type TriageAnswer, triage, type Unchanged } from "./triage.ts";
import { DetectionFilterInput, DetectionStatusType } from "./types.ts";

const Selection = builder.inputType("DetectionSelectionInput", {
  description: "Detections to act on: by ids, or all that pass a filter. One of the two.",
  fields: (t) => ({
    ids: t.idList({ description: `1 to ${MAX_IDS} of them.` }),
    filter: t.field({
      type: DetectionFilterInput,
      description: `All that pass it, at most ${MAX_SELECTED}. An empty filter is every detection.`,
    }),
    upToId: t.id({ description: "With a filter: none newer than this one, so that what came since stays." }),
  }),
});

const UnchangedType = builder.objectRef<Unchanged>("UnchangedDetections").implement({
  authScopes: { viewer: true },
  description: "Selected detections that stayed as they are, by the reason.",
  fields: (t) => ({
    status: t.field({
      type: DetectionStatusType,
      nullable: true,
      description: "The status in which this can't be done, or already is; null: there is no such detection.",
      resolve: ({ status }) => status,
    }),
    count: t.exposeInt("count"),
    ids: t.exposeIDList("ids", { description: "The first 100 of them." }),
  }),
});

const TriagePayload = builder.objectRef<TriageAnswer>("TriagePayload").implement({
  authScopes: { viewer: true },
  fields: (t) => ({
    changed: t.exposeInt("changed", { description: "How many detections changed." }),
    unchanged: t.field({ type: [UnchangedType], resolve: ({ unchanged }) => unchanged }),
  }),
});

const note = "Kept with the change, up to 2,000 characters.";

/** A mutation that changes the status of selected detections. */
function triageMutation(name: string, description: string, act: Exclude<TriageAct, "accept">): void {
  builder.mutationField(name, (t) =>
    t.field({
      skipTypeScopes: true,
      authScopes: { analyst: true },
      type: TriagePayload,
      description,
      args: {
        selection: t.arg({ type: Selection, required: true }),
        note: t.arg.string({ description: note }),
      },
      resolve: (_root, args, context) =>
        triage(
          args.selection,
          { act, note: args.note },
          requireRole(context.caller, "ANALYST"),
          originOf(context),
        ),
    }),
  );
}

triageMutation("acknowledgeDetections", "Somebody knows of them and deals with them.", "acknowledge");
triageMutation(
  "markFalsePositive",
  "They are none. They stay so, however often they are seen again.",
  "reject",
);
triageMutation(
  "resolveDetections",
  "They are gone, as a person says. They open again when they are seen again.",
  "resolve",
);
triageMutation("reopenDetections", "They need attention again.", "reopen");

builder.mutationField("acceptDetections", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { analyst: true },
    type: TriagePayload,
    description: "The risk is accepted until a date. When it comes they open again by themselves.",
    args: {
      selection: t.arg({ type: Selection, required: true }),
      until: t.arg({ type: "DateTime", required: true, description: "Within the next five years." }),
      note: t.arg.string({ description: note }),
    },
    resolve: (_root, { selection, until, note }, context) =>
      triage(
        selection,
        { act: "accept", until, note },
        requireRole(context.caller, "ANALYST"),
        originOf(context),
      ),
  }),
);

builder.mutationField("assignDetections", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { analyst: true },
    type: TriagePayload,
    description: "Gives them to a person, or takes them from whoever has them.",
    args: {
      selection: t.arg({ type: Selection, required: true }),
      assigneeId: t.arg.id({ description: "Id of an account; absent or null for nobody." }),
      note: t.arg.string({ description: note }),
    },
    resolve: (_root, { selection, assigneeId, note }, context) =>
      triage(
        selection,
        { act: "assign", assigneeId: assigneeId ?? null, note },
        requireRole(context.caller, "ANALYST"),
        originOf(context),
      ),
  }),
);

builder.mutationField("noteDetections", (t) =>
  t.field({
    skipTypeScopes: true,
    authScopes: { analyst: true },
    type: TriagePayload,
    description: "Adds a note to their history.",
    args: {
      selection: t.arg({ type: Selection, required: true }),
      note: t.arg.string({ required: true, description: note }),
    },
    resolve: (_root, { selection, note }, context) =>
      triage(selection, { act: "note", note }, requireRole(context.caller, "ANALYST"), originOf(context)),
  }),
);
