import { expect, test } from "vitest";
import fc from "fast-check";
import { html, trustedHtml } from "@/lib/mail/html";

test("what is put into a template is escaped, for text and for quoted attributes", () => {
  const typed = `<script>alert("x")</script> & 'y'`;
  expect(html`<p title="${typed}">${typed}</p>`.markup).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;">' +
      "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;</p>",
  );
});

test("markup made by us goes in as it is, lists are joined, nothing is left out as text", () => {
  const items = ["a", "b"].map((word) => html`<b>${word}</b>`);
  expect(html`<p>${items}${null}${false}${trustedHtml("<hr>")}${3}</p>`.markup).toBe(
    "<p><b>a</b><b>b</b><hr>3</p>",
  );
});

test("no text whatever makes an element or ends an attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(html`${text}`.markup).not.toMatch(/[<>"']/);
    }),
  );
});
