import { RequestError } from "./request-error.ts";

/** What the head says of an imported report; see ReportImport in its schema. */
export interface ImportAccount {
  scanId: string;
  fileName: string;
  scanner: string;
  machine: string;
  state: string;
  code: string;
  summary: string;
  unreadableCount: number;
  unreadable: { line: number; why: string }[];
  missing: { what: string; why: string }[];
}

/** A report to bring in, with what the operator says of it. Empty texts are not sent. */
export interface ReportUpload {
  file: File;
  scanner: string;
  machine: string;
}

/** The address that a report is sent to. A gzip file is sent as what is inside it. */
export function uploadTarget({ file, scanner, machine }: ReportUpload): {
  url: string;
  headers: Record<string, string>;
} {
  const isPacked = /\.gz$/i.test(file.name);
  const query = new URLSearchParams({ fileName: isPacked ? file.name.slice(0, -3) : file.name });
  if (scanner) query.set("scanner", scanner);
  if (machine.trim()) query.set("machine", machine.trim());
  const headers = { "content-type": "application/octet-stream" };
  return {
    url: `/imports?${query}`,
    headers: isPacked ? { ...headers, "content-encoding": "gzip" } : headers,
  };
}

/**
 * Sends a report as it is read from the disk, whatever its size, and resolves when the head has read all of it.
 * @param onProgress the share that was sent, 0 to 1
 * @throws RequestError with the head's code and sentence
 */
export function uploadReport(
  upload: ReportUpload,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<ImportAccount> {
  const { url, headers } = uploadTarget(upload);
  // Not fetch: it does not tell how much of a body was sent.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 1),
    );
    request.addEventListener("load", () => {
      const answer = readAnswer(request.responseText);
      if (answer instanceof RequestError) reject(answer);
      else resolve(answer);
    });
    request.addEventListener("error", () =>
      reject(
        new RequestError("HEAD_UNREACHABLE", "The connection to the head broke before the report was read."),
      ),
    );
    request.addEventListener("abort", () => reject(new RequestError("ABORTED", "The upload was stopped.")));
    signal.addEventListener("abort", () => request.abort());
    request.send(upload.file);
  });
}

/** What the head answered: the account of the import, or its error. */
export function readAnswer(text: string): ImportAccount | RequestError {
  try {
    const answer = JSON.parse(text) as
      | ImportAccount
      | { errors: { message: string; extensions: { code: string } }[] };
    if (!("errors" in answer)) return answer;
    const [error] = answer.errors;
    if (error) return new RequestError(error.extensions.code, error.message);
  } catch {
    // said below: a proxy, say, answered in its own words
  }
  return new RequestError("INTERNAL", "The head's answer could not be read.");
}
