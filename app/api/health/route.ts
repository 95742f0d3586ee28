export const dynamic = "force-dynamic";

/** The process is up. Says nothing of the database: a process that is restarted for it would not help. */
export const GET = () =>
  new Response("ok\n", {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
