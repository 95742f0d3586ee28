import { ImageResponse } from "next/og";
import { createElement } from "react";

/**
 * A picture as PNG. Its letters are outlines already, so that nothing is asked for elsewhere: for text of its own
 * next/og would fetch the signs that its font lacks.
 *
 * @param svg a whole SVG file
 * @param size its width and height, in pixels
 */
export async function toPng(svg: string, size: { width: number; height: number }): Promise<ArrayBuffer> {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return new ImageResponse(createElement("img", { src: source, alt: "", ...size }), size).arrayBuffer();
}
