import type { PictureProblem } from "@/lib/pictures/schema";

/** What was wrong with a picture that somebody handed in, and what to do. */
export const pictureProblems: Record<PictureProblem | "no-description" | "too-many", string> = {
  empty: "Choose a file first.",
  "too-large": "The file is larger than 8 MB. Make the picture smaller in your photo program, and try again.",
  svg: "This is a drawing in SVG, which mail programs do not show. Save it as PNG, and hand that in.",
  "not-a-picture": "This is no picture that can be read. Hand in a JPEG, PNG or WebP file.",
  "too-many-pixels": "The picture has more than 50 million pixels. Make it smaller, and try again.",
  "too-small": "The picture is smaller than 40 pixels, which is a dot. Look for a larger one.",
  "no-description": "Say what the picture shows, for everyone who does not see it.",
  "too-many": "That were many pictures in one hour. Wait a little before the next.",
};

export const isPictureProblem = (name: unknown): name is keyof typeof pictureProblems =>
  typeof name === "string" && Object.hasOwn(pictureProblems, name);
