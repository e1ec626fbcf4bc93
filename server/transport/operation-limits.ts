import {
  type ASTVisitor,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";
import { AppError } from "../errors.ts";

/** Of one document: the dashboard's largest has three fields at its root, three aliases and no directive. */
const LIMITS = { "fields at the root": 20, aliases: 50, directives: 50, fragments: 100 };

type Counts = Record<keyof typeof LIMITS, number>;

/**
 * A validation rule: bounds what makes a small text much work, beside depth, breadth and complexity. Fields at the root
 * are counted as executed, with the fragments they come from.
 */
export function OperationLimitsRule(context: ValidationContext): ASTVisitor {
  const counts: Counts = { "fields at the root": 0, aliases: 0, directives: 0, fragments: 0 };
  return {
    Field: ({ alias }) => {
      if (alias) counts.aliases += 1;
    },
    Directive: () => {
      counts.directives += 1;
    },
    FragmentDefinition: () => {
      counts.fragments += 1;
    },
    OperationDefinition: (operation) => {
      const fields = rootFields(operation, context.getDocument());
      counts["fields at the root"] = Math.max(counts["fields at the root"], fields);
    },
    Document: { leave: () => report(context, counts) },
  };
}

function report(context: ValidationContext, counts: Counts): void {
  for (const [what, limit] of Object.entries(LIMITS)) {
    const count = counts[what as keyof Counts];
    if (count > limit)
      context.reportError(
        new AppError("QUERY_TOO_COMPLEX", `The operation is too large: ${count} ${what}, at most ${limit}.`),
      );
  }
}

/** Fields at the root of an operation, each spread of a fragment counted. A fragment within itself is another rule's to refuse. */
function rootFields({ selectionSet }: OperationDefinitionNode, document: DocumentNode): number {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition.selectionSet);
  let count = 0;
  const open = [...selectionSet.selections];
  while (open.length > 0 && count <= LIMITS["fields at the root"]) {
    const selection = open.pop() as SelectionNode;
    count += 1; // a spread counts as well: so this ends, whatever spreads what
    if (selection.kind === Kind.INLINE_FRAGMENT) open.push(...selection.selectionSet.selections);
    if (selection.kind === Kind.FRAGMENT_SPREAD)
      open.push(...(fragments.get(selection.name.value)?.selections ?? []));
  }
  return count;
}
