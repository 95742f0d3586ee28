import { describe, expect, test } from "vitest";
import { chooseEncoding } from "@/lib/documents/parcel";

describe("chooseEncoding", () => {
  const all = () => true;
  test.each([
    [undefined, "identity"],
    ["gzip, deflate, br", "br"],
    ["gzip;q=1.0, br;q=0", "gzip"],
    ["identity", "identity"],
    ["GZIP", "gzip"],
  ])("%s gives %s", (accept, expected) => expect(chooseEncoding(accept, all)).toBe(expected));

  test("nothing is promised that is not there", () => {
    expect(chooseEncoding("br, gzip", () => false)).toBe("identity");
  });
});
