import { readFileSync } from "node:fs";
import { env, EnvError } from "@/lib/platform/env";
import { createSigner, type Signer } from "./dkim";

let made: { from: string; signer: Signer } | null = null;

/**
 * What our mail is signed with; null while DKIM_DOMAIN is not set.
 * @throws EnvError when the key cannot be read or is none
 */
export function mailSigner(): Signer | null {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: file, DKIM_PRIVATE_KEY: given } = env;
  if (!domain) return null;
  if (!selector || !(file || given))
    throw new EnvError("DKIM_DOMAIN needs DKIM_SELECTOR, and DKIM_KEY_FILE or DKIM_PRIVATE_KEY, beside it.");
  const from = [domain, selector, file, given].join("\n");
  if (made?.from === from) return made.signer;
  try {
    // Where settings are one line each, line breaks are written as \n.
    const key = file ? readFileSync(file, "utf8") : (given ?? "").replaceAll("\\n", "\n");
    made = { from, signer: createSigner({ domain, selector, key }) };
    return made.signer;
  } catch (cause) {
    const name = file ? "DKIM_KEY_FILE" : "DKIM_PRIVATE_KEY";
    throw new EnvError(
      `${name} holds no private key that mail can be signed with: ${(cause as Error).message}.`,
      {
        cause,
      },
    );
  }
}
