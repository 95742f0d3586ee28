import type { ReactNode } from "react";
import {
  Bar,
  Disc,
  Flower,
  Leaf,
  Link,
  Petal,
  Polygon,
  Quarter,
  QuarterRing,
} from "@/components/content/shapes";

// Each is drawn by hand on a sheet of 600 by 600 for the ground it stands on. What lies beyond the sheet is cut off by
// the poster's edge on wide screens.

/** A superbloom under a quarter of the sun: many flowers, one field. */
const movement = (
  <>
    <Quarter x={640} y={-60} r={250} turn={1} fill="sun" />
    <Bar x={446} y={300} width={26} height={500} fill="night" />
    <Leaf x={472} y={640} r={130} turn={3} fill="sage" />
    <Flower x={459} y={300} r={150} petals={["snow", "snow", "snow", "snow"]} heart="poppy" />
    <Bar x={161} y={220} width={26} height={600} fill="night" />
    <Leaf x={161} y={560} r={150} turn={2} fill="sage" />
    <Leaf x={187} y={470} r={120} turn={3} fill="sage" />
    <Flower x={174} y={200} r={196} petals={["lupine", "lupine", "lupine", "sun"]} heart="snow" />
    <Bar x={316} y={480} width={22} height={300} fill="night" />
    <Flower x={327} y={474} r={112} petals={["sun", "sun", "sun", "sun"]} heart="lupine" />
    <Disc x={120} y={640} r={140} fill="lupine" />
    <Quarter x={660} y={640} r={180} turn={2} fill="lupine" />
  </>
);

/** A flower on its stem. */
const stem = (
  <>
    <Bar x={278} y={300} width={44} height={500} fill="night" />
    <Leaf x={278} y={640} r={210} turn={2} fill="lupine" />
    <Leaf x={322} y={560} r={170} turn={3} fill="lupine" />
    <Flower x={300} y={200} r={200} petals={["sun", "poppy", "snow", "lupine"]} heart="night" />
    <Disc x={300} y={200} r={20} fill="sage" />
  </>
);

/** Flowers, seeds and suns joined by bars: what a network is, and what a molecule is. */
const stemNetwork = (
  <>
    <Link from={[200, 210]} to={[476, 120]} width={20} fill="snow" />
    <Link from={[200, 210]} to={[150, 520]} width={20} fill="snow" />
    <Link from={[200, 210]} to={[450, 430]} width={20} fill="snow" />
    <Link from={[476, 120]} to={[450, 430]} width={20} fill="snow" />
    <Link from={[150, 520]} to={[450, 430]} width={20} fill="snow" />
    <Flower x={200} y={210} r={190} petals={["poppy", "poppy", "poppy", "poppy"]} heart="sun" />
    <Disc x={476} y={120} r={100} fill="sun" />
    <Quarter x={476} y={120} r={100} turn={0} fill="snow" />
    <Quarter x={476} y={120} r={100} turn={2} fill="snow" />
    <Disc x={476} y={120} r={30} fill="lupine" />
    <Flower x={450} y={430} r={150} petals={["sage", "sage", "sage", "sage"]} heart="night" />
    <Disc x={150} y={520} r={74} fill="snow" />
    <Disc x={150} y={520} r={34} fill="poppy" />
  </>
);

/** Two rings, one through the other: school and work. */
const linkedLearning = (
  <>
    <QuarterRing x={216} y={216} r={216} inner={132} turn={0} fill="night" />
    <QuarterRing x={216} y={216} r={216} inner={132} turn={1} fill="snow" />
    <QuarterRing x={216} y={216} r={216} inner={132} turn={2} fill="lupine" />
    <QuarterRing x={390} y={390} r={216} inner={132} turn={0} fill="lupine" />
    <QuarterRing x={390} y={390} r={216} inner={132} turn={1} fill="sage" />
    <QuarterRing x={390} y={390} r={216} inner={132} turn={2} fill="sun" />
    <QuarterRing x={390} y={390} r={216} inner={132} turn={3} fill="snow" />
    {/* On this side the first ring comes over the second, or they would not be linked. */}
    <QuarterRing x={216} y={216} r={216} inner={132} turn={3} fill="sage" />
    <path
      className="fill-night"
      d="M348 215H432A216 216 0 0 1 368.7 368.7L309.3 309.3A132 132 0 0 0 348 216Z"
    />
  </>
);

/** A quilt of the signs that the issues are drawn with. */
const issues = (
  <>
    <Bar x={0} y={0} width={200} height={200} fill="lupine" />
    <Flower x={100} y={100} r={92} petals={["poppy", "poppy", "poppy", "poppy"]} heart="sun" />
    <Quarter x={200} y={200} r={200} turn={3} fill="poppy" />
    <Quarter x={600} y={0} r={200} turn={1} fill="sage" />
    <Disc x={540} y={60} r={60} fill="night" />
    <Quarter x={0} y={400} r={200} turn={3} fill="snow" />
    <Bar x={200} y={200} width={200} height={200} fill="night" />
    <QuarterRing x={200} y={400} r={200} inner={100} turn={3} fill="sage" />
    <Disc x={200 + 46} y={400 - 46} r={46} fill="poppy" />
    <Leaf x={400} y={400} r={200} turn={3} fill="lupine" />
    <Polygon
      points={[
        [0, 600],
        [200, 600],
        [200, 400],
      ]}
      fill="poppy"
    />
    <Quarter x={400} y={600} r={200} turn={2} fill="lupine" />
    <Bar x={400} y={400} width={200} height={200} fill="snow" />
    <Petal x={400} y={400} r={100} turn={0} fill="poppy" />
    <Disc x={500} y={500} r={40} fill="snow" />
  </>
);

/** A bud that keeps to itself. */
const privacy = (
  <>
    <Leaf x={60} y={60} r={480} turn={0} fill="lupine" />
    <Quarter x={540} y={540} r={300} turn={2} fill="night" />
    <Disc x={300} y={300} r={92} fill="sun" />
    <Polygon
      points={[
        [300, 300],
        [360, 470],
        [240, 470],
      ]}
      fill="sun"
    />
  </>
);

/** Arms wide open. */
const accessibility = (
  <>
    <Disc x={300} y={110} r={90} fill="lupine" />
    <Quarter x={300} y={230} r={280} turn={1} fill="poppy" />
    <Quarter x={300} y={230} r={280} turn={0} fill="sun" />
    <Quarter x={300} y={600} r={170} turn={2} fill="night" />
    <Quarter x={300} y={600} r={170} turn={3} fill="snow" />
  </>
);

/** News, going out. */
const updates = (
  <>
    <Polygon
      points={[
        [20, 300],
        [250, 130],
        [250, 470],
      ]}
      fill="lupine"
    />
    <Disc x={60} y={300} r={60} fill="night" />
    <QuarterRing x={250} y={300} r={130} inner={70} turn={3} fill="snow" />
    <QuarterRing x={250} y={300} r={130} inner={70} turn={0} fill="snow" />
    <QuarterRing x={250} y={300} r={230} inner={170} turn={3} fill="sun" />
    <QuarterRing x={250} y={300} r={230} inner={170} turn={0} fill="poppy" />
    <QuarterRing x={250} y={300} r={330} inner={270} turn={3} fill="poppy" />
    <QuarterRing x={250} y={300} r={330} inner={270} turn={0} fill="lupine" />
  </>
);

/** A flower that has lost its petals. */
const notFound = (
  <>
    <Bar x={338} y={259} width={36} height={400} fill="night" />
    <QuarterRing x={238} y={260} r={136} inner={100} turn={3} fill="night" />
    <Disc x={238} y={142} r={54} fill="sun" />
    <Petal x={180} y={330} r={56} turn={1} fill="poppy" />
    <Petal x={500} y={420} r={62} turn={0} fill="snow" />
    <Petal x={120} y={600} r={62} turn={3} fill="poppy" />
    <Petal x={560} y={640} r={62} turn={2} fill="lupine" />
    <Quarter x={374} y={520} r={120} turn={3} fill="sage" />
  </>
);

/** The figures that have a name. All other names are seeds. */
export const drawnFigures: ReadonlyMap<string, ReactNode> = new Map([
  ["movement", movement],
  ["stem", stem],
  ["stem-network", stemNetwork],
  ["linked-learning", linkedLearning],
  ["issues", issues],
  ["privacy", privacy],
  ["accessibility", accessibility],
  ["updates", updates],
  ["not-found", notFound],
]);
