import { createHash } from "node:crypto";
import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import type { Copy } from "@/lib/documents/front/front";
import type { CopyKeeper } from "@/lib/documents/front/open-front";
import { DocumentServer, type NextHandler } from "@/lib/documents/server";

/** For a busy machine: nothing here depends on being quick. */
const PATIENCE = { timeout: 50_000 };

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

async function serve(next: NextHandler, front?: CopyKeeper) {
  const documents = new DocumentServer(next, undefined, front);
  await documents.prepare();
  const server = createServer(documents.listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return (path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
    new Promise<Answer>((done, failed) => {
      const asking = httpRequest(
        { port, path, method: options.method ?? "GET", headers: options.headers },
        (answer) => {
          let body = "";
          answer.on("data", (chunk: Buffer) => (body += chunk.toString()));
          answer.on("end", () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
        },
      );
      asking.on("error", failed);
      asking.end(options.body);
    });
}

/** Stands for Next: a page that tells what it was asked. */
function pages(counted: { renders: number } = { renders: 0 }): NextHandler {
  return (request, response) => {
    if (request.url?.includes("unavailable")) {
      response.writeHead(200, { "content-type": "text/html" }).end("<h1>Not right now</h1>");
    } else if (request.url?.startsWith("/fonts/")) {
      response.writeHead(200, { "content-type": "font/woff2" }).end("wOF2");
    } else if (request.url?.startsWith("/_next/static/")) {
      response.writeHead(200, { "content-type": "text/css" }).end("p{color:red}");
    } else if (request.url?.includes("styled")) {
      const link = '<link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"/>';
      response.writeHead(200, { "content-type": "text/html" }).end(`${link}<p>Hello</p>`);
    } else if (request.url?.includes("broken")) {
      response.writeHead(500, { "content-type": "text/html" }).end("stack");
    } else {
      counted.renders++;
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", "x-nextjs-cache": "HIT" });
      response.end(
        `<p>${request.method} ${request.url} ${request.headers["x-movement-ip"]} ${"long ".repeat(200)}</p><script>x</script>`,
      );
    }
    return Promise.resolve();
  };
}

test("a document comes without scripts, with a strict policy and a validator", async () => {
  const ask = await serve(pages());
  const answer = await ask("/issues");
  expect(answer.body).not.toContain("<script");
  expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(answer.headers["content-security-policy"]).not.toContain("unsafe");
  expect(answer.headers["x-nextjs-cache"]).toBeUndefined();
  const again = await ask("/issues", { headers: { "if-none-match": answer.headers.etag! } });
  expect(again.status).toBe(304);
  expect(again.body).toBe("");
});

test("a page brings its styles along, and its policy lets just these in", async () => {
  const ask = await serve(pages());
  const styled = await ask("/styled");
  expect(styled.body).toBe("<style>p{color:red}</style><p>Hello</p>");
  const hash = createHash("sha256").update("p{color:red}").digest("base64");
  expect(styled.headers["content-security-policy"]).toContain(`style-src 'self' 'sha256-${hash}'`);
  const plain = await ask("/issues");
  expect(plain.headers["content-security-policy"]).toContain("style-src 'self';");
});

test("a second visitor costs no render", async () => {
  const counted = { renders: 0 };
  const ask = await serve(pages(counted));
  await ask("/issues");
  await ask("/issues?utm_source=mail");
  expect(counted.renders).toBe(1);
});

test("personal pages are rendered each time and kept nowhere", async () => {
  const counted = { renders: 0 };
  const ask = await serve(pages(counted));
  const answer = await ask("/join");
  await ask("/join");
  expect(counted.renders).toBe(2);
  expect(answer.headers["cache-control"]).toBe("private, no-store");
  expect(answer.body).not.toContain("<script");
});

test("staff pages pass through untouched", async () => {
  const ask = await serve(pages());
  const answer = await ask("/staff");
  expect(answer.body).toContain("<script>x</script>");
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
});

test("the visitor's address is ours to say", async () => {
  const ask = await serve(pages());
  const answer = await ask("/join", {
    headers: { "x-movement-ip": "6.6.6.6", "x-forwarded-for": "6.6.6.6" },
  });
  expect(answer.body).toContain("127.0.0.1");
});

test("what stands before it is believed about one address, and no more", async () => {
  const ask = await serve(pages(), { keep: () => {}, forget: () => {} });
  const { body } = await ask("/join", { headers: { "x-forwarded-for": "6.6.6.6, 203.0.113.9" } });
  expect(body).toContain("203.0.113.9");
  expect(body).not.toContain("6.6.6.6");
});

test("what is asked for again is copied to what stands before it, once it is as small as it gets", async () => {
  const copies: Copy[] = [];
  const ask = await serve(pages(), { keep: (copy) => copies.push(copy), forget: () => {} });
  await ask("/faq");
  await ask("/join");
  expect(copies).toEqual([]);
  await vi.waitFor(async () => {
    await ask("/faq", { headers: { "Accept-Encoding": "br" } });
    expect(copies).not.toEqual([]);
  }, PATIENCE);
  const { headers } = await ask("/faq", { headers: { "Accept-Encoding": "br" } });
  const { parcel, ...copy } = copies[0]!;
  expect(copy).toMatchObject({ url: "/faq", encoding: "br", encodings: ["br", "gzip", "identity"] });
  expect(parcel.etag).toBe(headers.etag);
  expect(parcel.headers).toEqual(expect.arrayContaining(["Content-Encoding", "br"]));
  expect(copies.every(({ url }) => url === "/faq")).toBe(true);
});

test("a page that cannot be rendered is answered with a sentence, not a stack", async () => {
  const ask = await serve(pages());
  const answer = await ask("/broken");
  expect(answer.status).toBe(503);
  expect(answer.headers["retry-after"]).toBe("10");
  expect(answer.body).toContain("Not right now");
});

test("a form longer than anyone types is refused", async () => {
  const ask = await serve(pages());
  expect((await ask("/join", { method: "POST", body: "x".repeat(300 * 1024) })).status).toBe(413);
});

test("a form that no page of ours can have sent is refused, and the framework never sees it", async () => {
  const counted = { renders: 0 };
  const ask = await serve(pages(counted));
  const post = async (type: string, body: string) =>
    (await ask("/join", { method: "POST", headers: { "content-type": type }, body })).status;
  const coded = "application/x-www-form-urlencoded";
  const fields = (state: Record<string, string>) => new URLSearchParams(state).toString();
  expect(await post("multipart/form-data; boundary=", "x")).toBe(400);
  expect(await post("multipart/form-data; boundary=x", "constructor")).toBe(400);
  expect(await post(coded, fields({ "$ACTION_1:0": "null" }))).toBe(400);
  expect(await post(coded, fields({ "$ACTION_1:0": '{"id":"a","bound":null}' }))).toBe(400);
  expect(await post(coded, fields({ "$ACTION_1:1": "=HYPERLINK()" }))).toBe(400);
  expect(counted.renders).toBe(0);
  expect(
    await post(coded, fields({ "$ACTION_1:0": '{"id":"a","bound":"$@1"}', "$ACTION_1:1": "[{}]" })),
  ).toBe(200);
});

test("an address that is not well formed is refused", async () => {
  const ask = await serve(pages());
  expect((await ask("/api/..")).status).toBe(400);
  expect((await ask("/api/%2e%2e/join")).status).toBe(400);
  expect((await ask("/%zz")).status).toBe(400);
  expect((await ask("/%00")).status).toBe(400);
});

test("HEAD has the headers of GET and no body", async () => {
  const ask = await serve(pages());
  const answer = await ask("/issues", { method: "HEAD", headers: { "accept-encoding": "gzip" } });
  expect(answer.headers["content-encoding"]).toBe("gzip");
  expect(Number(answer.headers["content-length"])).toBeGreaterThan(0);
  expect(answer.body).toBe("");
});

test("a file that is not there gets that page too", async () => {
  const ask = await serve((request, response) => {
    const found = request.url?.includes("/lost");
    if (found) response.writeHead(200, { "content-type": "text/html" }).end("<h1>Lost</h1>");
    else response.writeHead(404).end();
    return Promise.resolve();
  });
  const answer = await ask("/issues/no/pdf");
  expect([answer.status, answer.body]).toEqual([404, "<h1>Lost</h1>"]);
});

test("a PDF goes out as it is, under a name, and its viewer may draw it", async () => {
  const ask = await serve((_request, response) => {
    response.writeHead(200, {
      "content-type": "application/pdf",
      "content-disposition": 'inline; filename="a.pdf"',
    });
    response.end("%PDF-1.7" + " ".repeat(2000));
    return Promise.resolve();
  });
  const { headers } = await ask("/issues/a/pdf", { headers: { "accept-encoding": "br, gzip" } });
  expect(headers["content-type"]).toBe("application/pdf");
  expect(headers["content-disposition"]).toBe('inline; filename="a.pdf"');
  expect(headers["content-encoding"]).toBeUndefined();
  expect(headers["content-security-policy"]).toBe("frame-ancestors 'none'");
});

test("an address without a page gets the page that says so, in its language", async () => {
  const ask = await serve((request, response) => {
    const found = request.url?.includes("/lost");
    response.writeHead(found ? 200 : 404, { "content-type": "text/html" });
    response.end(found ? `<h1>${request.url}</h1>` : '<html id="__next_error__"><script>x</script></html>');
    return Promise.resolve();
  });
  const english = await ask("/no/such/page");
  expect([english.status, english.body]).toEqual([404, "<h1>/lost?from=%2Fno%2Fsuch%2Fpage</h1>"]);
  const spanish = await ask("/es/no");
  expect([spanish.status, spanish.body]).toEqual([404, "<h1>/es/lost?from=%2Fno</h1>"]);
});

test("an address that has moved is answered with the way to its new place", async () => {
  const ask = await serve((request, response) => {
    if (request.url?.startsWith("/es/lost?from=%2Fissues%2Fold"))
      response.writeHead(308, { location: "/es/issues/new", "content-type": "text/html" }).end("moved");
    else
      response
        .writeHead(404, { "content-type": "text/html" })
        .end('<html id="__next_error__"><script>x</script></html>');
    return Promise.resolve();
  });
  const answer = await ask("/es/issues/old?utm_source=mail");
  expect([answer.status, answer.headers.location]).toEqual([308, "/es/issues/new"]);
  expect(answer.headers["cache-control"]).toBe("no-store");
});
