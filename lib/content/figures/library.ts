import { type Cut, disc, polygon, ring } from "./cut";

// What is kept to be looked up.

/** News, going out. */
export const updates: readonly Cut[] = [
  polygon("lupine", [20, 300], [250, 130], [250, 470]),
  disc("night", 60, 300, 60),
  ring("snow", 250, 300, 130, 70, 3),
  ring("snow", 250, 300, 130, 70, 0),
  ring("sun", 250, 300, 230, 170, 3),
  ring("poppy", 250, 300, 230, 170, 0),
  ring("poppy", 250, 300, 330, 270, 3),
  ring("lupine", 250, 300, 330, 270, 0),
];
