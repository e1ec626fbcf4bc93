import { parseAllDocuments } from "yaml";

/** Any object of Kubernetes, as a manifest says it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string>; [key: string]: unknown };
  spec?: any;
  data?: Record<string, string>;
  [key: string]: unknown;
}

/** What tells one object of a cluster from another, such as "Deployment ai-defend/head". */
export function nameOf({ kind, metadata: { name, namespace } }: Manifest): string {
  return `${kind} ${namespace ? `${namespace}/` : ""}${name}`;
}

/** All documents of a YAML text, read as Kubernetes reads them: by YAML 1.1, in which 0400 is an octal number. */
export function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text, { version: "1.1" }).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS() as Manifest;
  });
}
