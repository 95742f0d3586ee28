import { setTimeout as pause } from "node:timers/promises";
import { resolve } from "node:path";
import { OPERATOR } from "@/lib/members/commands/invite-staff";
import { addPiece, closeImport, openImport } from "@/lib/members/import/commands/hand-in";
import { checkImport, runImport, undoImport } from "@/lib/members/import/commands/steer-import";
import { type ColumnField, PIECE, type Settling } from "@/lib/members/import/schema";
import { db, disconnect } from "@/lib/platform/db";
import { settleEnv } from "@/lib/platform/env";
import { databaseOf } from "../support/operator";
import type { Measure } from "./figures";

const ROWS = 100_000;
/** Every so-manieth row is for one of so many organizations. */
const [EVERY, ORGANIZATIONS] = [20, 500];
const NAIVE = 500;

const basis = "They signed the list at the measured summit and asked for news.";

/** A list as staff have them: accents, gaps, some organizations. */
function aList(): Buffer {
  const lines = ["Correo;Nombre;Apellidos;Código postal;Idioma;Organización;Cargo;Etiquetas"];
  for (let nth = 0; nth < ROWS; nth += 1)
    lines.push(
      [
        ...[`persona${nth}@lista${nth % 97}.example`, ["José", "Begoña", "Ana", "Luis"][nth % 4]],
        ...[`Núñez ${nth}`, String(90_001 + (nth % 900)), nth % 3 ? "Español" : "Inglés"],
        nth % EVERY === 0 ? `Club de Ciencias ${(nth / EVERY) % ORGANIZATIONS}` : "",
        ...[nth % EVERY === 0 ? "Directora" : "", "cumbre 2026"],
      ].join(";"),
    );
  return Buffer.from(`${lines.join("\r\n")}\r\n`, "latin1");
}

async function reaches(id: string, status: string): Promise<number> {
  for (const began = performance.now(); ; await pause(50)) {
    const now = await db.import.findUniqueOrThrow({ where: { id }, select: { status: true, error: true } });
    if (now.error) throw new Error(now.error);
    if (now.status === status) return (performance.now() - began) / 1000;
  }
}

/** What people write first: look for the address, and write row by row. @returns seconds for as many rows as the list has */
async function naive(): Promise<number> {
  const began = performance.now();
  for (let nth = 0; nth < NAIVE; nth += 1) {
    const emailKey = `naive${nth}@lista.example`;
    await db.$transaction(async (tx) => {
      if (await tx.person.findUnique({ where: { emailKey } })) return;
      const { id: personId } = await tx.person.create({
        data: { emailKey, email: emailKey, firstName: "Ana" },
      });
      await tx.membership.create({
        data: { personId, kind: "individual", sourceKind: "import", source: "list" },
      });
      const said = {
        personId,
        action: "granted",
        words: basis,
        version: "1",
        locale: "en",
        method: "import",
      } as const;
      await tx.consent.createMany({
        data: ["membership", "updates"].map((purpose) => ({ ...said, purpose })),
      });
      await tx.timelineEvent.create({ data: { personId, actorKind: "import", action: "imported" } });
    });
  }
  return ((performance.now() - began) / 1000 / NAIVE) * ROWS;
}

/** A list of 100,000 through the started product's own worker: tried, taken in and taken back. */
export async function measureImport(): Promise<Measure[]> {
  settleEnv({ DATABASE_URL: databaseOf(resolve(".data-bench")) });
  try {
    const bytes = aList();
    const opened = await openImport(OPERATOR, { name: "lista.csv", bytes: bytes.length });
    if (!opened.ok) throw new Error(opened.reason);
    const { id } = opened.value;
    for (let nth = 0; nth * PIECE < bytes.length; nth += 1)
      await addPiece(
        OPERATOR,
        id,
        nth,
        bytes.subarray(nth * PIECE, (nth + 1) * PIECE) as Buffer<ArrayBuffer>,
      );
    await closeImport(OPERATOR, id);
    const found = await db.import.findUniqueOrThrow({ where: { id } });
    await checkImport(OPERATOR, id, {
      ...{ encoding: found.encoding, separator: found.separator, headed: true, basis, locale: "es" },
      ...{ columns: found.mapping as ColumnField[], source: "lista", tags: [], keepKnown: false },
    } as Settling);
    const tried = await reaches(id, "checked");
    await runImport(OPERATOR, id);
    const taken = await reaches(id, "done");
    const rowByRow = await naive();
    await undoImport(OPERATOR, id);
    const undone = await reaches(id, "undone");
    return [
      { what: "a list of 100,000 rows tried", value: tried, unit: "s", limit: { at: "most", value: 60 } },
      {
        ...{ what: "… and taken in", value: taken, unit: "s", limit: { at: "most", value: 60 } },
        reference: { what: "row by row", value: rowByRow },
      },
      { what: "… and taken back", value: undone, unit: "s" },
    ];
  } finally {
    await disconnect();
  }
}
