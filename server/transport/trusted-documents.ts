import { createHash } from "node:crypto";
import { type ASTNode, type DocumentNode, getOperationAST, Kind, parse, print, visit } from "graphql";
import agentDocuments from "../../agent/gql/persisted-documents.json" with { type: "json" };
import cliDocuments from "../../cli/gql/persisted-documents.json" with { type: "json" };
import dashboardDocuments from "../../client/src/gql/persisted-documents.json" with { type: "json" };
import restDocuments from "../rest/gql/persisted-documents.json" with { type: "json" };

const DOCUMENTS = [dashboardDocuments, agentDocuments, cliDocuments, restDocuments].flatMap((texts) =>
  Object.values(texts),
);

let trusted: Set<string> | undefined;
/** Documents are cached by their text, so each is hashed once. */
const known = new WeakMap<DocumentNode, boolean>();

/**
 * Is a document one of the dashboard's, the agent's, the command line's or the REST paths', as they were when this head was built? Compared is what it says:
 * white space, comments and the order of fields and fragments don't matter, nor the `__typename` that clients put in by themselves.
 */
export function isTrustedDocument(document: DocumentNode): boolean {
  let answer = known.get(document);
  if (answer === undefined) {
    trusted ??= new Set(DOCUMENTS.map((text) => hashOf(parse(text))));
    answer = trusted.has(hashOf(document));
    known.set(document, answer);
  }
  return answer;
}

let names: Set<string> | undefined;

/** Names of the operations of dashboard, agents and REST. Others may be called the same: a name proves nothing. */
export function knownOperationNames(): Set<string> {
  names ??= new Set(DOCUMENTS.flatMap((text) => getOperationAST(parse(text))?.name?.value ?? []));
  return names;
}

function hashOf(document: DocumentNode): string {
  const canonical: DocumentNode = visit(document, { enter: withoutTypename, leave: inOrder });
  return createHash("sha256").update(print(canonical)).digest("base64");
}

function withoutTypename(node: ASTNode): null | undefined {
  if (node.kind !== Kind.FIELD || node.alias || node.directives?.length) return undefined;
  return node.name.value === "__typename" ? null : undefined;
}

/** A node with its fields, arguments and the like sorted, as codegen writes them; a list is as it is. */
function inOrder(node: ASTNode): ASTNode {
  if (node.kind === Kind.LIST) return node;
  const entries = Object.entries(node).map(([name, value]) => [
    name,
    Array.isArray(value) ? (value as ASTNode[]).toSorted((a, b) => (print(a) < print(b) ? -1 : 1)) : value,
  ]);
  return Object.fromEntries(entries) as ASTNode;
}
