import { Client, type QueryConfig, type QueryResult, type QueryResultRow } from "pg";
import { env } from "@/lib/platform/env";

/** Where the statements of a ledger run. */
type LedgerConnection = {
  query: <Row extends QueryResultRow>(statement: QueryConfig) => Promise<QueryResult<Row>>;
  close: () => Promise<void>;
};

/**
 * A connection of its own, made when it is first needed and again after it broke. The same statement runs on it for each
 * message: it is planned once, which by PostgreSQL's own judgement would be done anew each time and take longer than
 * running it. On the shared connections that would harm others.
 */
export function openLedgerConnection(): LedgerConnection {
  let open: Promise<Client> | null = null;

  const connect = (): Promise<Client> => {
    const client = new Client({
      connectionString: env.DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      application_name: "movement-ledger",
    });
    const connected = client
      .connect()
      .then(() => client.query("set plan_cache_mode = force_generic_plan"))
      .then(() => client);
    const forget = () => {
      if (open === connected) open = null;
    };
    client.on("error", forget);
    client.on("end", forget);
    connected.catch(() => {
      forget();
      void client.end().catch(() => {});
    });
    return connected;
  };

  return {
    query: async (statement) => (await (open ??= connect())).query(statement),
    close: async () => {
      const closing = open;
      open = null;
      await (await closing?.catch(() => null))?.end().catch(() => {});
    },
  };
}
