import fc from "fast-check";
import { createElement, isValidElement, type ReactElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { writeOut } from "@/lib/documents/markup";

/** An element's single string, for one that is written out. */
function writtenIn(node: ReactNode): string | undefined {
  if (!isValidElement<{ dangerouslySetInnerHTML?: { __html: string } }>(node)) return undefined;
  return node.props.dangerouslySetInnerHTML?.__html;
}

const Word = ({ of, children }: { of: string; children?: ReactNode }) => (
  <em className="word">
    {of}
    {children}
  </em>
);

const picture = (waits: { loading?: "lazy"; decoding?: "async" }) =>
  createElement("img", { key: "a", src: "/a.png", alt: "", ...waits });

describe("what is plain", () => {
  test("becomes one string in its outermost element", () => {
    const written = writeOut(
      <main id="content" tabIndex={-1}>
        <p>
          One <Word of="two" /> {3}
          {null}
          {false}
        </p>
        <hr />
      </main>,
    );
    expect(writtenIn(written)).toBe('<p>One <em class="word">two</em> 3</p><hr/>');
    expect(renderToStaticMarkup(written)).toBe(
      '<main id="content" tabindex="-1"><p>One <em class="word">two</em> 3</p><hr/></main>',
    );
  });

  test.each<[string, ReactElement]>([
    ["attributes by other names", <label key="a" htmlFor="b" className="c" tabIndex={0} lang="es" />],
    ["what is there or not", <details key="a" open hidden={false} />],
    [
      "yes and no that are words",
      <b key="a" aria-hidden={true} aria-busy={false} data-on={true} data-n={1} />,
    ],
    ["nothing where nothing is given", <a key="a" href={undefined} title={undefined} className="" id="" />],
    ["places that open", <button key="a" type="button" popoverTarget="w" popoverTargetAction="hide" />],
    ["drawings", <svg key="a" viewBox="0 0 9 9" focusable="false" preserveAspectRatio="none" aria-hidden />],
    ["words in drawings", <text key="a" x={0} dx="16" y={-40.5} fontSize={9} textAnchor="end" />],
    ["a picture that waits", picture({ loading: "lazy", decoding: "async" })],
    ["lines as they stand", <pre key="a">{["a\n", "\nb"]}</pre>],
    ["numbers", <li key="a" value={0} />],
    ["an empty element", <p key="a" />],
    ["what is markup already", <p key="a" dangerouslySetInnerHTML={{ __html: "<b>1 & 2</b>" }} />],
  ])("is written as React writes it: %s", (_, element) => {
    const written = writeOut(
      <div>
        <i />
        {element}
      </div>,
    );
    const inside = writtenIn(written);
    expect(inside).toBeDefined();
    expect(`<div>${inside}</div>`).toBe(
      renderToStaticMarkup(
        <div>
          <i />
          {element}
        </div>,
      ),
    );
  });

  test("is escaped as React escapes it, whatever people typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (text, title) => {
        const tree = (
          <p>
            <a title={title + text} href={`/${text}`}>
              {text}
            </a>
            {title}
          </p>
        );
        const written = writeOut(tree);
        expect(writtenIn(written)).toBeDefined();
        expect(renderToStaticMarkup(written)).toBe(renderToStaticMarkup(tree));
      }),
    );
    const hostile = `</p><script>alert("1")</script>&lt;'`;
    expect(writtenIn(writeOut(<p title={hostile}>{[hostile]}</p>))).toBe(
      "&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;lt;&#x27;",
    );
  });
});

describe("what is React's", () => {
  const Field = (props: { name: string }) => <input name={props.name} defaultValue="x" />;
  const inBrowser = Object.assign(
    () => {
      throw new Error("called on the server");
    },
    { $$typeof: Symbol.for("react.client.reference") },
  );

  test.each<[string, ReactElement]>([
    ["a field", <input key="a" name="q" defaultValue="x" />],
    ["a picture that is fetched ahead", picture({})],
    ["a sheet", createElement("link", { key: "a", rel: "stylesheet", href: "/a.css" })],
    ["an address that runs a script", <a key="a" href={" Java\nscript:alert(1)"} />],
    ["an action", <button key="a" formAction={() => undefined} />],
    ["a style", <p key="a" style={{ color: "red" }} />],
    ["a listener", <p key="a" onClick={() => undefined} />],
    ["an attribute that is not known", <p key="a" draggable />],
    ["lines of which the first is empty", <pre key="a">{"\na"}</pre>],
    ["an element of somebody's own", createElement("x-own", { key: "a" })],
    ["a component of the browser", createElement(inBrowser, { key: "a" })],
  ])("stays, with all that holds it: %s", (_, element) => {
    const written = writeOut(
      <main>
        <p>
          plain <b>words</b>
        </p>
        <div>{element}</div>
      </main>,
    ) as ReactElement<{ children: [ReactElement, ReactElement<{ children: ReactElement }>] }>;
    const [plain, holder] = written.props.children;
    expect(writtenIn(plain)).toBe("plain <b>words</b>");
    expect(writtenIn(written)).toBeUndefined();
    expect(writtenIn(holder)).toBeUndefined();
    expect(holder.props.children).toMatchObject({ type: element.type, key: "a" });
  });

  test("is drawn as it would have been, keys and all", () => {
    const tree = (
      <>
        <ul>
          {["a", "b"].map((name) => (
            <li key={name} id={name}>
              <Field name={name} /> of <Word of={name}>!</Word>
            </li>
          ))}
        </ul>
        <>
          {["a", "b"].map((name) => (
            <Word key={name} of={name} />
          ))}
        </>
        tail
      </>
    );
    expect(renderToStaticMarkup(writeOut(tree))).toBe(renderToStaticMarkup(tree));
  });
});

test("what is waited for is written out when it is there, and fails as it would have", async () => {
  const Late = async ({ fails }: { fails: boolean }) => {
    await Promise.resolve();
    if (fails) throw new Error("not to be had");
    return (
      <p>
        late <b>words</b>
      </p>
    );
  };
  const late = writeOut(<Late fails={false} />) as ReactElement<object, () => Promise<ReactNode>>;
  expect(writtenIn(await late.type())).toBe("late <b>words</b>");
  const failing = writeOut(<Late fails />) as ReactElement<object, () => Promise<ReactNode>>;
  await expect(failing.type()).rejects.toThrow("not to be had");
});
