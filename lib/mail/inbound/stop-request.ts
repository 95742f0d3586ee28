import { ownWords } from "./plain-text";
import { plainWords } from "./words";

// Somebody answers a mail, or writes to the list's address, that they want no more of it. CAN-SPAM (16 CFR 316) has that
// honored whether or not there is a button.

/** Said by itself, this asks for an end. Without accents. */
const alone = new RegExp(
  `^(?:please |por favor |pls |hi |hello |hola |kindly )*(?:${[
    "unsubscribe(?: me)?(?: (?:from|to) .{1,60})?",
    "remove(?: me| my (?:name|e-?mail(?: address)?))?(?: from .{1,60})?",
    "(?:take|get) me off .{1,60}",
    "opt[ -]?(?:me )?out",
    "stop(?: (?:e-?mailing|sending|writing|contacting).{0,60})?|stop",
    "no more (?:e-?mails?|mail|messages)",
    "(?:do not|don't|dont) (?:e-?mail|send|contact|write).{0,60}",
    "(?:cancelar|cancele|cancela|cancelen|cancelad) (?:la |mi |esta )?suscripcion",
    "(?:dar|de|den|dame|denme|deme|darme|darse|dar de)?(?: me)? ?de baja|(?:dar(?:me)?|deme|denme|dame|quiero darme) (?:de )?baja|baja",
    "desuscrib\\w*|anular (?:la |mi )?suscripcion",
    "(?:quit|borr|elimin|remuev|sac)\\w*(?:me)?(?: mi (?:nombre|correo))? de .{1,60}",
    "(?:ya )?no (?:quiero|deseo) (?:recibir )?(?:mas )?(?:correos?|mensajes|noticias|nada|e-?mails?).{0,40}",
    "no (?:me )?(?:envie\\w*|mande\\w*|manden|envien|escriba\\w*)(?: mas)?.{0,40}",
  ].join("|")})(?:,? ?(?:please|por favor|thanks?(?: you)?|thank you|gracias))*[.! ]*$`,
);

/** In a short message this is enough, unless somebody says the opposite or asks how. */
const among =
  /\bunsubscribe me\b|\bplease unsubscribe\b|\b(?:want|like|wish) to (?:unsubscribe|be removed|opt out)\b|\bremove me from\b|\btake me off\b|\bcancel\w* (?:la |mi )?suscripcion\b|\bdar(?:me|nos)? de baja\b|\bdeme de baja\b|\bdenme de baja\b/;
const opposite =
  /\b(?:don't|do not|dont|never|not|no) (?:want to |wish to |quiero |deseo |me )?(?:unsubscribe|remove|be removed|cancel\w*|dar\w* de baja|den de baja|de de baja)\b|\?/;

const REPLY = /^(?:re|rv|fw|fwd|aw|resp?)\s*:/i;
/** Longer than this is a letter, which only a line of its own can turn into a request. */
const SHORT = 240;

/**
 * Whether somebody asks for no more mail, in English or Spanish. The subject counts only where they wrote it themselves:
 * that of an answer is ours. What is quoted and what they sign with does not count.
 */
export function asksToStop(subject: string, text: string): boolean {
  const asked = plainWords(subject.slice(0, 300));
  if (!REPLY.test(asked) && alone.test(asked)) return true;
  const own = ownWords(text);
  const lines = own
    .split("\n")
    .map((line) => plainWords(line.slice(0, 300)))
    .filter(Boolean);
  const words = plainWords(own.slice(0, 4 * SHORT));
  if (opposite.test(words.slice(0, SHORT)) && !alone.test(words.slice(0, SHORT))) return false;
  if (lines.slice(0, 5).some((line) => alone.test(line))) return true;
  return words.length <= SHORT && among.test(words);
}
