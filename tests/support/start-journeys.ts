import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ensureBuild, ensureClient } from "@/lib/cli/build";
import { removeDataDir, startProduct } from "./product";
import { startSink } from "./sink";

/** Starts the product and a mail sink for the journeys, on a DATA_DIR of their own that begins empty. */
export default async function setup() {
  await ensureClient();
  await ensureBuild(() => {});
  const dataDir = resolve(".data-journeys");
  if (existsSync(dataDir)) removeDataDir(dataDir);
  const sink = await startSink();
  // Each test says where it comes from (X-Forwarded-For), so that one visitor's limits are not another's.
  const product = await startProduct(dataDir, {
    SMTP_URL: sink.smtpUrl,
    TRUST_PROXY: "1",
    MAIL_RATE: "1000",
  });
  process.env["PRODUCT_URL"] = product.url;
  process.env["PRODUCT_STAFF_LINK"] = product.staffLink;
  process.env["PRODUCT_DATA_DIR"] = dataDir;
  process.env["SINK_URL"] = sink.httpUrl;
  return async () => {
    await product.kill();
    await sink.close();
    removeDataDir(dataDir);
  };
}
