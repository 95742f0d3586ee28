import { z } from "zod";
import { writtenKinds } from "@/lib/updates/schema";

// Longer than may be saved is kept too: it is to be cut by whoever wrote it.
const part = z.object({ subject: z.string(), preheader: z.string(), body: z.string() });
const keptSchema = z.object({
  draft: z.object({
    ...{ en: part, es: part, kind: z.enum(writtenKinds) },
    ...{ senderId: z.string().nullable(), public: z.boolean() },
  }),
  revision: z.number(),
  at: z.string(),
});

/** What was typed and not saved, as the browser keeps it. */
export type KeptWords = z.infer<typeof keptSchema>;

const key = (id: string | null) => `update-words:${id ?? "new"}`;

/** Keeps what was typed in this browser until it is saved. A browser that keeps nothing goes without. */
export function keepWords(id: string | null, words: KeptWords): void {
  try {
    localStorage.setItem(key(id), JSON.stringify(words));
  } catch {
    // Full, or forbidden by a setting.
  }
}

export function dropWords(id: string | null): void {
  try {
    localStorage.removeItem(key(id));
  } catch {
    // Forbidden by a setting: then nothing was kept either.
  }
}

/** What this browser keeps of an update; null: nothing that can be read. */
export function readWords(id: string | null): KeptWords | null {
  try {
    const kept = keptSchema.safeParse(JSON.parse(localStorage.getItem(key(id)) ?? "null"));
    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
}
