import { pgPool } from "@/lib/platform/db";

/** A file as it was handed in, piece by piece: no more than one is held at a time. @param most how many pieces */
export async function* readChunks(importId: string, most = Infinity): AsyncGenerator<Buffer> {
  for (let nth = 0; nth < most; nth += 1) {
    const { rows } = await pgPool().query<{ bytes: Buffer }>(
      "select bytes from import_chunk where import_id = $1 and nth = $2",
      [importId, nth],
    );
    if (!rows[0]) return;
    yield rows[0].bytes;
  }
}
