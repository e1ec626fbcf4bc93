import { expect, it } from "vitest";
import { readAnswer, uploadTarget } from "./report-upload.ts";

const upload = (name: string, scanner = "", machine = "") => ({
  file: new File(["x"], name),
  scanner,
  machine,
});

it("names a report by its file, and leaves out what nobody said", () => {
  expect(uploadTarget(upload("a b&c.xml"))).toEqual({
    url: "/imports?fileName=a+b%26c.xml",
    headers: { "content-type": "application/octet-stream" },
  });
  expect(uploadTarget(upload("clam.txt", "clamav", " web-1 ")).url).toBe(
    "/imports?fileName=clam.txt&scanner=clamav&machine=web-1",
  );
});

it("sends a gzip file as what is inside it", () => {
  expect(uploadTarget(upload("eve.json.gz"))).toEqual({
    url: "/imports?fileName=eve.json",
    headers: { "content-type": "application/octet-stream", "content-encoding": "gzip" },
  });
});

it("reads the head's refusal, and says so when the answer is nobody's", () => {
  const refusal = { errors: [{ message: "a.xml is empty.", extensions: { code: "REPORT_EMPTY" } }] };
  expect(readAnswer(JSON.stringify(refusal))).toMatchObject({
    code: "REPORT_EMPTY",
    message: "a.xml is empty.",
  });
  expect(readAnswer("<html>502</html>")).toMatchObject({ code: "INTERNAL" });
  expect(readAnswer('{"scanId":"1"}')).toEqual({ scanId: "1" });
});
