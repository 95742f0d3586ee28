import { colorPairs, colors, type ColorName, contrast, type Scheme } from "@/lib/content/colors";

const schemes: readonly Scheme[] = ["light", "dark"];
const schemeNames: Record<Scheme, string> = { light: "By day", dark: "By night" };

/** Every size of type with the name of its token, set in the words given. */
export function TypeScale({ title, sentence, text }: { title: string; sentence: string; text: string }) {
  return (
    <dl className="style-list">
      {[
        { token: "poster-title", sample: <span className="poster-title">{title}</span> },
        { token: "text-figure", sample: <span className="claim-figure">25%</span> },
        { token: "text-head", sample: <span className="text-head font-black tracking-tight">{title}</span> },
        { token: "text-small-head", sample: <span className="text-small-head font-black">{title}</span> },
        { token: "text-lead", sample: <span className="font-text text-lead">{sentence}</span> },
        { token: "text-body", sample: <span className="font-text text-body">{text}</span> },
        { token: "text-ui", sample: <span className="text-ui font-semibold">{sentence}</span> },
        { token: "text-note", sample: <span className="text-note">{sentence}</span> },
      ].map(({ token, sample }) => (
        <div key={token}>
          <dt>{token}</dt>
          <dd className="style-type">{sample}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Every colour by day and by night. */
export function Colors() {
  return (
    <div className="staff-table" role="region" aria-label="Colors" tabIndex={0}>
      <table className="ruled">
        <thead>
          <tr>
            <th scope="col">Token</th>
            {schemes.map((scheme) => (
              <th key={scheme} scope="col">
                {schemeNames[scheme]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(Object.keys(colors.light) as ColorName[]).map((name) => (
            <tr key={name}>
              <th scope="row">--color-{name}</th>
              {schemes.map((scheme) => (
                <td key={scheme}>
                  <Swatch color={colors[scheme][name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Swatch({ color }: { color: string }) {
  return (
    <span className="style-swatch">
      <svg className="drawn" width="56" height="32" aria-hidden="true" focusable="false">
        <rect width="56" height="32" fill={color} />
      </svg>
      <code>{color}</code>
    </span>
  );
}

/** Every colour that is set on another, with how far they stand apart: 4.5 is the least for text, 3 for what is drawn. */
export function ContrastTable() {
  return (
    <div className="staff-table" role="region" aria-label="Contrast" tabIndex={0}>
      <table className="ruled">
        <thead>
          <tr>
            <th scope="col">Pair</th>
            {schemes.map((scheme) => (
              <th key={scheme} scope="col">
                {schemeNames[scheme]}
              </th>
            ))}
            <th scope="col" className="number">
              Least
            </th>
          </tr>
        </thead>
        <tbody>
          {colorPairs.map(({ on, of, least }) => (
            <tr key={`${of} ${on}`}>
              <th scope="row">
                {of} on {on}
              </th>
              {schemes.map((scheme) => (
                <td key={scheme}>
                  <PairSample ground={colors[scheme][on]} ink={colors[scheme][of]} />
                </td>
              ))}
              <td className="number">{least}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PairSample({ ground, ink }: { ground: string; ink: string }) {
  return (
    <span className="style-swatch">
      <svg className="drawn" width="56" height="32" aria-hidden="true" focusable="false">
        <rect width="56" height="32" fill={ground} />
        <text x="28" y="23" textAnchor="middle" fontSize="20" fontWeight="700" fill={ink}>
          Aa
        </text>
      </svg>
      <span className="tabular-nums">{contrast(ground, ink).toFixed(1)}</span>
    </span>
  );
}

/** The steps of the 4-px scale that are in use, and the two rules. */
export function Spaces() {
  return (
    <dl className="style-list">
      {[1, 2, 3, 4, 6, 8, 10, 12, 16, 24].map((step) => (
        <div key={step}>
          <dt>
            {step} × 0.25 rem = {step * 4} px
          </dt>
          <dd>
            <svg className="drawn" width={step * 4} height="16" aria-hidden="true" focusable="false">
              <rect className="cut-poppy" width={step * 4} height="16" />
            </svg>
          </dd>
        </div>
      ))}
      <div>
        <dt>Rule for what matters</dt>
        <dd className="border-t-3 border-rule" />
      </div>
      <div>
        <dt>Rule for what follows</dt>
        <dd className="border-b border-hair" />
      </div>
    </dl>
  );
}
