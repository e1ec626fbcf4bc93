import { formatDocument, stringifyDocument } from "@urql/core";
import { type DocumentNode, parse } from "graphql";
import { expect, it } from "vitest";
import { operations } from "../../agent/operations.ts";
import * as generated from "../../client/src/gql/graphql.ts";
import { isTrustedDocument } from "./trusted-documents.ts";

const documents = Object.entries(generated)
  .filter(([name]) => name.endsWith("Document"))
  .map(([name, document]) => [name, document as DocumentNode] as const)
  .filter(([, { definitions }]) => definitions.some(({ kind }) => kind === "OperationDefinition"));

it("looks at every operation of the dashboard", () => {
  expect(documents.length).toBeGreaterThan(60);
});

it.each(documents)("trusts %s as the dashboard sends it", (_name, document) => {
  expect(isTrustedDocument(parse(stringifyDocument(formatDocument(document))))).toBe(true);
});

it.each(Object.entries(operations))("trusts %s as an agent sends it", (_name, document) => {
  expect(isTrustedDocument(parse(String(document)))).toBe(true);
});

it("trusts no part of an operation, nor one with something added", () => {
  expect(isTrustedDocument(parse("query Viewer_Query { viewer { id } }"))).toBe(false);
  const agent = String(operations.heartbeat);
  expect(isTrustedDocument(parse(`${agent} query More { agents { edges { node { id } } } }`))).toBe(false);
  expect(isTrustedDocument(parse(agent.replace("heartbeat", "more: heartbeat")))).toBe(false);
});
