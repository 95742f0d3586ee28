import { Agent, request } from "node:http";
import fc from "fast-check";
import { text } from "./arbitraries";

// What anybody can send to the product's public addresses, and what must hold for every answer.

/** A form of a page as a browser sends it: the page's address, and what stands in each field. */
type PageForm = { path: string; fields: readonly (readonly [name: string, value: string])[] };

const entities: Record<string, string> = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'" };

function attributeOf(tag: string, name: string): string | null {
  const [, value] = new RegExp(` ${name}="([^"]*)"`).exec(tag) ?? [];
  return value?.replace(/&(quot|amp|lt|gt|#x27);/g, (_, entity: string) => entities[entity]!) ?? null;
}

/** The forms that a page of ours posts, with the framework's own fields. */
function formsOf(path: string, html: string): PageForm[] {
  const forms = [...html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].map(([form]) => form);
  return forms
    .filter((form) => /^<form\b[^>]* method="post"/i.test(form))
    .map((form) => ({
      path,
      fields: [...form.matchAll(/<(?:input|select|textarea|button)\b[^>]*>/g)].flatMap(([tag]) => {
        const name = attributeOf(tag, "name");
        return name === null ? [] : [[name, attributeOf(tag, "value") ?? ""] as const];
      }),
    }));
}

/** What becomes of a field. */
type Change = { as: "it-is" | "nothing" } | { as: "text" | "file" | "twice"; text: string };

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ as: fc.constant("it-is" as const) }) },
  { weight: 5, arbitrary: fc.record({ as: fc.constant("text" as const), text }) },
  { weight: 2, arbitrary: fc.record({ as: fc.constantFrom("file" as const, "twice" as const), text }) },
  { weight: 1, arbitrary: fc.record({ as: fc.constant("nothing" as const) }) },
);

/** A form with some of its fields changed; those of the framework only now and then. */
type FilledIn = {
  which: number;
  changes: Change[];
  meddles: boolean;
  coded: boolean;
  more: [name: string, value: string] | null;
};

const filledIn: fc.Arbitrary<FilledIn> = fc.record({
  which: fc.nat(),
  changes: fc.array(change, { maxLength: 24 }),
  meddles: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 9),
  coded: fc.boolean(),
  more: fc.option(fc.tuple(text, text), { freq: 4 }),
});

/** A body that no form of ours makes. */
type Strange = { which: number; type: string; content: string | Uint8Array };

const strange: fc.Arbitrary<Strange> = fc.record({
  which: fc.nat(),
  type: fc.constantFrom(
    ...["multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""],
    ...["application/json", "text/plain;charset=utf-8", "text/x-component", "multipart/form-data; boundary="],
  ),
  content: fc.oneof(text, fc.uint8Array({ maxLength: 300 })),
});

/** Who sends: everybody has a network and an address of their own. */
const visitor = fc.nat(65_535);

/** What somebody posts to one of several forms. */
export const post = fc.record({
  visitor,
  sent: fc.oneof({ weight: 9, arbitrary: filledIn }, { weight: 1, arbitrary: strange }),
});
export type Post = typeof post extends fc.Arbitrary<infer Sent> ? Sent : never;

const networkOf = (nth: number): string => `10.${nth >> 8}.${nth & 255}.7`;

type Body = { type: string; bytes: Buffer };

/** @param own what the visitor would fill in, by field: it stands where nothing else is sent */
async function bodyOf(
  form: PageForm,
  { changes, meddles, coded, more }: FilledIn,
  own: Readonly<Record<string, string>>,
): Promise<Body> {
  const data = new FormData();
  for (const [nth, [name, shown]] of form.fields.entries()) {
    const mayChange = meddles || !name.startsWith("$ACTION");
    const to = (mayChange && changes[nth]) || { as: "it-is" as const };
    const value = own[name] ?? shown;
    if (to.as === "it-is" || to.as === "twice") data.append(name, value);
    if (to.as === "text" || to.as === "twice") data.append(name, to.text);
    if (to.as === "file") data.append(name, new Blob([to.text]), to.text);
  }
  if (more) data.append(...more);
  const texts = [...data].map(([name, value]) => [name, typeof value === "string" ? value : value.name]);
  const sent = new Response(coded ? new URLSearchParams(texts) : data);
  return { type: sent.headers.get("content-type")!, bytes: Buffer.from(await sent.arrayBuffer()) };
}

/** What somebody asks for: an address as it goes over the wire, nothing put in order on the way. */
export type Asked = { visitor: number; method: string; path: string };

const odd = [
  ...[
    "%",
    "%zz",
    "%00",
    "%ff",
    "%c0%ae",
    "..",
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%5c..%5c",
    ".",
  ],
  ...["/x.example", "//x.example/%2e%2e", "_next", ".env", ".git/config", "__proto__", "constructor", ";x=1"],
  ...[
    "a".repeat(43),
    "A-_".repeat(14),
    `${"0".repeat(8)}-0000-7000-8000-${"0".repeat(12)}`,
    "stem",
    "en",
    "es",
  ],
  ...["95814", "a".repeat(6000), "%F0%9F%98%80".repeat(30)],
];
const piece = fc.oneof(
  text.map((typed) => encodeURIComponent(typed.toWellFormed()).slice(0, 6000)),
  fc.constantFrom(...odd),
);

/** What somebody asks for at one of these addresses, in which ":" stands for anything. */
export const asked = (addresses: readonly string[]): fc.Arbitrary<Asked> =>
  fc.record({
    visitor,
    method: fc.oneof(
      { weight: 12, arbitrary: fc.constant("GET") },
      { weight: 1, arbitrary: fc.constantFrom("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "POST") },
    ),
    path: fc
      .tuple(fc.constantFrom(...addresses), fc.array(piece, { minLength: 5, maxLength: 5 }))
      .map(([address, pieces]) => {
        let next = 0;
        return address.replaceAll(":", () => pieces[next++ % pieces.length]!);
      }),
  });

export type Answer = { status: number; type: string; policy: string; leadsTo: string; body: string };

/** Sends to the product what visitors send, each over a connection of its own. */
export class Visitors {
  readonly #base: URL;
  readonly #agent = new Agent({ maxSockets: 8 });

  constructor(address: string) {
    this.#base = new URL(address);
  }

  ask({ visitor: nth, method, path }: Asked, body?: Body): Promise<Answer> {
    const { hostname: host, port, origin } = this.#base;
    const headers = {
      ...{ "X-Forwarded-For": networkOf(nth), Origin: origin },
      ...(body && { "Content-Type": body.type, "Content-Length": body.bytes.length }),
    };
    return new Promise((done, failed) => {
      const asking = request({ agent: this.#agent, host, port, path, method, headers }, (answer) => {
        const parts: Buffer[] = [];
        const header = (name: string) => String(answer.headers[name] ?? "");
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", failed);
        answer.on("end", () =>
          done({
            status: answer.statusCode ?? 0,
            ...{ type: header("content-type"), policy: header("content-security-policy") },
            ...{ leadsTo: header("location"), body: Buffer.concat(parts).toString("utf8") },
          }),
        );
      });
      asking.on("error", failed);
      asking.end(body?.bytes);
    });
  }

  /** The forms on a page. */
  async formsOn(path: string): Promise<PageForm[]> {
    return formsOf(path, (await this.ask({ visitor: 0, method: "GET", path })).body);
  }

  /** Posts to one of these forms, in which stands what this gives for each visitor. */
  async post(
    forms: readonly PageForm[],
    { visitor: nth, sent }: Post,
    own: (visitor: number) => Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const form = forms[sent.which % forms.length]!;
    const body =
      "changes" in sent
        ? await bodyOf(form, sent, own(nth))
        : { type: sent.type, bytes: Buffer.from(sent.content as string) };
    return this.ask({ visitor: nth, method: "POST", path: form.path }, body);
  }

  leave(): void {
    this.#agent.destroy();
  }
}

// What an answer would hold if an error came through: lines of a stack, the names of what we are made of, SQL.
const INNARDS =
  /\n\s+at \S.*:\d+|node_modules|\.tsx?:\d+|Prisma|postgres(?:ql)?:\/\/|SQLSTATE|invalid byte|relation "\w+"|Server Action/;
// What was typed, as a browser would run it.
const MARKUP = /<script>alert|<img src=x|<svg\/onload|<\/title><script/;

/** Why an answer must not be given; null where it may. @param secret what only its owner may see */
export function wrongWith({ status, type, policy, leadsTo, body }: Answer, secret: RegExp): string | null {
  if (status < 200 || status >= 500) return `it is answered with ${status}`;
  if (INNARDS.test(body)) return `it tells of our innards: ${INNARDS.exec(body)![0]}`;
  if (secret.test(body) || secret.test(leadsTo)) return "it tells of somebody else";
  if (leadsTo && !/^(?:https?:\/\/localhost(?::\d+)?)?\/(?![/\\])/.test(leadsTo))
    return `it leads to ${leadsTo}`;
  if (!type.startsWith("text/html")) return null;
  if (MARKUP.test(body)) return `it holds markup that was typed: ${MARKUP.exec(body)![0]}`;
  return /default-src 'none'/.test(policy) && !/unsafe/.test(policy) ? null : `its policy is "${policy}"`;
}
