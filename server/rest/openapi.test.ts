import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { describeApi } from "./openapi.ts";
import { ROUTES } from "./routes.ts";

it("is a valid OpenAPI 3.1 document, with every reference to something that is there", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(describeApi()));
  expect([valid, errors]).toEqual([true, undefined]);
  expect(validator.version).toBe("3.1");
  const text = JSON.stringify(describeApi());
  const references = [...text.matchAll(/"\$ref":"#\/([^"]*)"/g)].map(([, path = ""]) => path.split("/"));
  expect(references.length).toBeGreaterThan(0);
  for (const reference of references)
    expect([reference, reference.reduce((place: any, key) => place?.[key], describeApi())]).not.toContain(
      undefined,
    );
});

it("describes every path, its body as far as types and ranges go, and its answer", () => {
  const { paths } = describeApi() as { paths: Record<string, Record<string, any>> };
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
  const assign = paths["/api/agents/{id}/assign"]?.["post"];
  const body = assign.requestBody.content["application/json"].schema;
  expect(body).toMatchObject({
    additionalProperties: false,
    required: ["scanners"],
    properties: { priority: { type: "integer", minimum: 1, maximum: 10 } },
  });
  expect(assign.responses[201].content["application/json"].schema.properties.state).toMatchObject({
    type: "string",
    enum: expect.arrayContaining(["QUEUED", "PARTIAL"]),
  });
});
