import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { clientAddress, roadOf } from "@/lib/documents/address";

describe("roadOf", () => {
  test.each(["/", "/issues/stem", "/es/issues/stem", "/updates/first", "/_next/static/a.css", "/staffing"])(
    "%s is the same for everyone",
    (path) => expect(roadOf("GET", path)).toEqual({ kind: "shared", key: path }),
  );

  test.each(["/join", "/es/join?kind=organization", "/confirm/abc", "/es/unsubscribe/abc"])(
    "%s is personal",
    (url) => expect(roadOf("GET", url)).toEqual({ kind: "personal", url }),
  );

  test.each(["/staff", "/staff/updates", "/api/health", "/_next/image?url=x", "/go/1.a.b"])(
    "%s passes through",
    (url) => expect(roadOf("GET", url)).toEqual({ kind: "pass" }),
  );

  test("a form sent to a shared page is answered personally", () => {
    expect(roadOf("POST", "/issues")).toEqual({ kind: "personal", url: "/issues" });
  });

  test("tracking parameters do not make another document, meaningful ones do", () => {
    expect(roadOf("GET", "/updates?utm_source=x&fbclid=1")).toEqual({ kind: "shared", key: "/updates" });
    expect(roadOf("GET", "/organizations?sector=&county=&letter=A")).toEqual({
      kind: "shared",
      key: "/organizations?letter=A",
    });
    expect(roadOf("GET", "/updates?z=1&page=2")).toEqual({ kind: "shared", key: "/updates?page=2" });
  });

  test("figures by issue and by year are documents of their own, in whichever order they are asked for", () => {
    const key = "/claims?dated=no&issue=stem";
    expect(roadOf("GET", "/claims?issue=stem&dated=no")).toEqual({ kind: "shared", key });
    expect(roadOf("GET", "/claims?dated=no&gclid=1&issue=stem")).toEqual({ kind: "shared", key });
  });
});

describe("clientAddress", () => {
  const request = (forwarded?: string) =>
    ({
      socket: { remoteAddress: "::ffff:10.0.0.9" },
      headers: forwarded ? { "x-forwarded-for": forwarded } : {},
    }) as unknown as IncomingMessage;

  test("forwarded addresses are not believed by default", () => {
    expect(clientAddress(request("1.2.3.4"), 0)).toBe("10.0.0.9");
  });

  test("behind one proxy the last address counts, whatever the visitor put before it", () => {
    expect(clientAddress(request("6.6.6.6, 1.2.3.4"), 1)).toBe("1.2.3.4");
  });

  test("behind two proxies the last but one counts", () => {
    expect(clientAddress(request("6.6.6.6, 1.2.3.4, 10.0.0.1"), 2)).toBe("1.2.3.4");
  });

  test("without the header it is the direct address", () => {
    expect(clientAddress(request(), 1)).toBe("10.0.0.9");
  });
});
