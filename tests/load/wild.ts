import { sendWild, wildForms } from "../support/wild-forms";
import type { Measure } from "./figures";

const ALL = 1_000_000;

/** A million wild inputs to the forms' schemas: none does harm, or this throws with the smallest that does. */
export function measureWild(): Promise<Measure[]> {
  const names = Object.keys(wildForms);
  // Reading an update's words takes a hundred times as long as any other form does.
  const few = Math.round(ALL / names.length / 20);
  const each = Math.ceil((ALL - few) / (names.length - 1));
  const measures = names.map((name): Measure => {
    const times = name === "update" ? few : each;
    const began = performance.now();
    sendWild(name, times);
    const perSecond = (times / (performance.now() - began)) * 1000;
    return {
      what: `${times} wild inputs to the form "${name}", none did harm`,
      value: perSecond,
      unit: "/s",
    };
  });
  return Promise.resolve(measures);
}
