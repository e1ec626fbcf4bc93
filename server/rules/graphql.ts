import { requireAgent, requireRole } from "../access/require-caller.ts";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { requireId } from "../id.ts";
import { findMatchingPage } from "../search.ts";
import { RULE_SCANNERS } from "./compile.ts";
import { matchRuleSets } from "./list-rule-sets.ts";
import { restoreRuleSet, retireRuleSet } from "./retire-rule-set.ts";
import type { RuleProblem } from "./rule-problems.ts";
import { storedWarnings } from "./rule-warnings.ts";
import { findRuleSetForAgent, uploadRuleSet } from "./rules.ts";

const RuleScannerType = builder.enumType("RuleScanner", {
  description: "Scanners whose rules the head manages.",
  values: RULE_SCANNERS,
});

const RuleWarningType = builder.objectRef<RuleProblem>("RuleWarning").implement({
  authScopes: { viewer: true, agent: true },
  description: "What a scanner's compiler warned of in rules that it took.",
  fields: (t) => ({
    line: t.exposeInt("line", {
      nullable: true,
      description: "From 1; null where the compiler names no rule.",
    }),
    message: t.exposeString("message", { description: "At most 300 characters." }),
  }),
});

export const RuleSetType = builder.prismaObject("RuleSet", {
  select: { id: true }, // and what is asked for: the content of a page of versions is more than 100 MB
  authScopes: { viewer: true, agent: true },
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    scanner: t.exposeString("scanner"),
    version: t.exposeInt("version"),
    sha256: t.exposeString("sha256"),
    content: t.exposeString("content"),
    ruleCount: t.exposeInt("ruleCount", { nullable: true }),
    warnings: t.field({
      type: [RuleWarningType],
      description: "What the compiler warned of when it took the rules, such as slow ones: the first 50.",
      select: { warnings: true },
      resolve: ({ warnings }) => storedWarnings(warnings),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    retiredAt: t.expose("retiredAt", {
      type: "DateTime",
      nullable: true,
      description:
        "When its set was retired, all versions at once: new scans and schedules may not name it. Null while they may.",
    }),
  }),
});

builder.queryField("ruleSets", (t) =>
  t.prismaConnection({
    type: RuleSetType,
    cursor: "id",
    description: "Versions of rule sets, the latest first.",
    args: {
      name: t.arg.string(),
      scanner: t.arg({ type: RuleScannerType }),
      version: t.arg.int({ description: "Only this version." }),
      latest: t.arg.boolean({ description: "Only the latest version of each set." }),
      includeRetired: t.arg.boolean({
        description: "Whether retired sets are among them. Default: only where a name is given.",
      }),
    },
    resolve: async (query, _root, filter) => {
      const { cursor, take, skip: _skip, ...selection } = query;
      const ids = await findMatchingPage(matchRuleSets(filter), { cursor, take });
      return db.ruleSet.findMany({ ...selection, where: { id: { in: ids } }, orderBy: { id: "desc" } });
    },
  }),
);

builder.queryField("ruleSet", (t) =>
  t.field({
    type: RuleSetType,
    skipTypeScopes: true,
    authScopes: { agent: true },
    description: "For agents: the content of a rule set version that an assignment of theirs uses.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { caller }) =>
      findRuleSetForAgent(requireId(id, "RULE_SET_NOT_FOUND", "rule set"), requireAgent(caller)),
  }),
);

const UploadRuleSetInput = builder.inputType("UploadRuleSetInput", {
  fields: (t) => ({
    name: t.string({ required: true, description: "Lower-case letters, digits and dashes." }),
    scanner: t.field({ type: RuleScannerType, required: true }),
    content: t.string({ required: true, description: "The rules, at most 1.5 MiB." }),
  }),
});

builder.mutationField("uploadRuleSet", (t) =>
  t.prismaField({
    type: RuleSetType,
    description:
      "Keeps rules as the next version of a named set, after the scanner's own compiler took them. A retired set comes back. RULES_INVALID has what it refused as extensions.problems: {line, message}.",
    args: { input: t.arg({ type: UploadRuleSetInput, required: true }) },
    resolve: async (query, _root, { input }, context) => {
      const createdBy = requireRole(context.caller, "OPERATOR").userId;
      const id = await uploadRuleSet({ ...input, createdBy }, originOf(context));
      return db.ruleSet.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("retireRuleSet", (t) =>
  t.prismaField({
    type: RuleSetType,
    description:
      "Retires a rule set: new scans and schedules may not name it. Nothing is deleted: scans that run or wait go on, and evidence keeps showing its versions. RULE_SET_IN_USE while a schedule names it. Answers with its latest version.",
    args: { name: t.arg.string({ required: true }) },
    resolve: async (query, _root, { name }, context) => {
      const id = await retireRuleSet(name, originOf(context));
      return db.ruleSet.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

builder.mutationField("restoreRuleSet", (t) =>
  t.prismaField({
    type: RuleSetType,
    description:
      "Brings a retired rule set back, as an upload to its name also does. Answers with its latest version.",
    args: { name: t.arg.string({ required: true }) },
    resolve: async (query, _root, { name }, context) => {
      const id = await restoreRuleSet(name, originOf(context));
      return db.ruleSet.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
