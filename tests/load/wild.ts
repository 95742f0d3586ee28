import { sendWild, wildForms } from "../support/wild-forms";
import type { Measure } from "./figures";

const EACH = 250_000;

/** A million wild inputs to the forms' schemas: none does harm, or this throws with the smallest that does. */
export function measureWild(): Promise<Measure[]> {
  const measures = Object.keys(wildForms).map((name): Measure => {
    const began = performance.now();
    sendWild(name, EACH);
    const perSecond = (EACH / (performance.now() - began)) * 1000;
    return { what: `${EACH} wild inputs to the form "${name}", none did harm`, value: perSecond, unit: "/s" };
  });
  return Promise.resolve(measures);
}
