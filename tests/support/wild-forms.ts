import fc from "fast-check";
import type { Kept, WildForm } from "./wild/arbitraries";
import { memberForms } from "./wild/member-forms";
import { staffForms } from "./wild/staff-forms";
import { updateForms } from "./wild/update-forms";

// What anybody can send to a form, and what must hold for whatever is sent: nothing is thrown, and nothing that is
// kept holds what it must not: markup in a name, a second line where one is meant, a sign that a database refuses.

/** Each form by name: what is sent to it, and what it makes of that. */
export const wildForms: Record<string, WildForm> = { ...memberForms, ...staffForms, ...updateForms };

/** Every text in what was taken. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const CONTROL = { name: /[\p{Cc}\u2028\u2029]/u, line: /[\p{Cc}\u2028\u2029]/u, text: /[^\P{Cc}\n\t]/u };

/** Why a text that was taken must not be stored; null where it may. */
function wrongWith(text: string, kept: Kept): string | null {
  if (kept === "name" && /[<>]/.test(text)) return "markup";
  if (CONTROL[kept].test(text)) return "a control sign";
  return text === text.toWellFormed() ? null : "half a pair";
}

/** Sends so many wild inputs to one form. @throws with the smallest input that does harm */
export function sendWild(name: string, times: number, seed?: number): void {
  const form = wildForms[name];
  if (!form) throw new Error(`There is no form "${name}"`);
  fc.assert(
    fc.property(form.sent, (sent) => {
      for (const kept of textsIn(form.take(sent as never))) {
        const wrong = wrongWith(kept, form.kept);
        if (wrong) throw new Error(`${wrong} would be kept: ${JSON.stringify(kept.slice(0, 200))}`);
      }
    }),
    { numRuns: times, ...(seed !== undefined && { seed }) },
  );
}
