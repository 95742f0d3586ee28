import { Agent, request } from "node:http";

/** A POST with a form as a browser without scripts sends it, and what it is counted by. */
export type Post = { path: string; fields: Record<string, string>; network: string };

const BOUNDARY = "----movement-bench";

function bodyOf(fields: Post["fields"]): Buffer {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${parts.join("")}--${BOUNDARY}--\r\n`);
}

function send(base: URL, agent: Agent, { path, fields, network }: Post): Promise<number> {
  const body = bodyOf(fields);
  return new Promise((done, failed) => {
    const asking = request(
      {
        ...{ agent, host: base.hostname, port: base.port, path, method: "POST" },
        headers: {
          "Content-Type": `multipart/form-data; boundary=${BOUNDARY}`,
          "Content-Length": body.length,
          "X-Forwarded-For": network,
          Origin: base.origin,
        },
      },
      (answer) => {
        answer.resume();
        answer.on("end", () => done(answer.statusCode ?? 0));
      },
    );
    asking.on("error", failed);
    asking.end(body);
  });
}

/** How many posts a second were answered, and how long each took, in milliseconds. */
export type Posted = { perSecond: number; taken: number[] };

/**
 * Sends posts, so many at once, over kept connections; each begins when another is answered.
 * @throws when one is not answered as it should be (a page that leads on, unless told): it was not taken
 */
export async function postAll(
  address: string,
  posts: readonly Post[],
  atOnce: number,
  wanted = 303,
): Promise<Posted> {
  const base = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const taken: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let post = posts[next++]; post; post = posts[next++]) {
        const start = performance.now();
        const status = await send(base, agent, post);
        if (status !== wanted) throw new Error(`${post.path} was answered with ${status}`);
        taken.push(performance.now() - start);
      }
    }),
  );
  const perSecond = (posts.length / (performance.now() - began)) * 1000;
  agent.destroy();
  return { perSecond, taken };
}
