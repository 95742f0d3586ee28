import { MINUTE, SECOND } from "@/lib/platform/clock";

// Mail gateways open every link to look for fraud, often before the person has seen the mail. What can be told apart is
// told apart; the rest is why readers are given as a range. Every rule looks at what came, none at who somebody is.

/**
 * Why a click is taken for a robot's. `head`, `agent`: it asked as programs ask, or said that it is one. `decoy`: it also
 * opened the link that no person sees. `burst`: one network opened the mail of many people at once. `speed`: faster than
 * anyone reads. `early` and `shared` may have been people: soon after the mail went out, or from a network from which
 * several people's links were opened.
 */
export const robotReasons = ["head", "agent", "decoy", "burst", "speed", "early", "shared"] as const;
export type RobotReason = (typeof robotReasons)[number];

const UNSURE: readonly RobotReason[] = ["early", "shared"];

/** Whether a click with that reason cannot have been a person's. */
export const isSurelyRobot = (reason: RobotReason | null): boolean =>
  reason !== null && !UNSURE.includes(reason);

/** The reasons that leave no doubt, for queries. */
export const sureReasons: readonly RobotReason[] = robotReasons.filter(isSurelyRobot);

/** One click as the rules see it; times in milliseconds since the epoch. */
export type SeenClick = {
  id: string;
  deliveryId: string;
  linkId: number;
  decoy: boolean;
  at: number;
  /** Stands for the network it came from, for a day; null: not known. */
  network: string | null;
  /** What was known when it came. */
  robot: RobotReason | null;
  /** When the mail server took that mail; null: not noted. */
  sentAt: number | null;
};

/** So many people's links from one network within this time is no office. */
const BURST = { people: 10, within: MINUTE };
/** So many might be one. */
const SHARED = { people: 5, within: 10 * MINUTE };
/** Two different links of one mail within this time. */
const HASTE = SECOND;
/** After the mail server took a mail nobody has it, opens it and reads it within this time. */
const IMPOSSIBLE = 3 * SECOND;
const SOON = 20 * SECOND;
/** A robot that opens the decoy from one network may open the other links from others, at about the same time. */
const AROUND_DECOY = MINUTE;
/** A robot that asks with HEAD first asks with GET right after. */
const AFTER_HEAD = 10 * SECOND;

/** What a request itself shows. */
export function robotByRequest(method: string, header: (name: string) => string | null): RobotReason | null {
  if (method === "HEAD") return "head";
  const purpose = header("sec-purpose") ?? header("purpose") ?? header("x-moz") ?? "";
  if (/prefetch|preview/i.test(purpose)) return "head";
  const agent = header("user-agent") ?? "";
  return agent === "" || AGENTS.test(agent) ? "agent" : null;
}

/** Programs that say what they are. Cubot makes telephones. */
const AGENTS =
  /(?<!cu)bot(?:\b|[_-])|crawl|spider|scan(?:ner)?\b|preview|monitor|validator|fetch|headless|curl|wget|python|java\/|okhttp|go-http|libwww|axios|node|ruby|perl|postman|httpclient|barracuda|proofpoint|mimecast|symantec|trend ?micro|forcepoint|safelinks/i;

/**
 * Judges clicks by one another. Only clicks of one update belong together; a click whose neighbours are missing is judged
 * too mildly, never too harshly.
 * @param clicks in any order
 * @returns why, for each click that is taken for a robot's or may be one
 */
export function judgeClicks(clicks: readonly SeenClick[]): Map<string, RobotReason> {
  const verdicts = new Map<string, RobotReason>();
  const blame = (click: SeenClick, reason: RobotReason) => {
    if (!isSurelyRobot(verdicts.get(click.id) ?? null)) verdicts.set(click.id, reason);
  };
  const inTime = clicks.toSorted((a, b) => a.at - b.at);
  for (const click of inTime) if (click.robot) blame(click, click.robot);
  for (const mail of groups(inTime, ({ deliveryId }) => deliveryId)) judgeMail(mail, blame);
  for (const network of groups(inTime, (click) => click.network)) judgeNetwork(network, blame);
  return verdicts;
}

type Blame = (click: SeenClick, reason: RobotReason) => void;

function judgeMail(clicks: readonly SeenClick[], blame: Blame): void {
  const decoys = clicks.filter(({ decoy }) => decoy);
  const heads = clicks.filter(({ robot }) => robot === "head");
  clicks.forEach((click, place) => {
    const near = (other: SeenClick, ms: number) => Math.abs(click.at - other.at) <= ms;
    const sameNetwork = (other: SeenClick) => click.network !== null && click.network === other.network;
    if (decoys.some((decoy) => sameNetwork(decoy) || near(decoy, AROUND_DECOY))) blame(click, "decoy");
    if (heads.some((head) => head.linkId === click.linkId && click.at >= head.at && near(head, AFTER_HEAD)))
      blame(click, "head");
    // Neighbours in time are enough: links opened all at once stand beside one another.
    for (const other of [clicks[place - 1], clicks[place + 1]])
      if (other && other.linkId !== click.linkId && near(other, HASTE)) blame(click, "speed");
    const since = click.sentAt === null ? null : click.at - click.sentAt;
    if (since !== null && since < IMPOSSIBLE) blame(click, "speed");
    else if (since !== null && since < SOON) blame(click, "early");
  });
}

function judgeNetwork(clicks: readonly SeenClick[], blame: Blame): void {
  for (const click of crowd(clicks, BURST)) blame(click, "burst");
  for (const click of crowd(clicks, SHARED)) blame(click, "shared");
}

/** The clicks of every stretch of time in which so many people's mail was opened. */
function crowd(clicks: readonly SeenClick[], { people, within }: typeof BURST): Set<SeenClick> {
  const found = new Set<SeenClick>();
  const open = new Map<string, number>();
  let from = 0;
  let taken = 0;
  clicks.forEach((click, place) => {
    open.set(click.deliveryId, (open.get(click.deliveryId) ?? 0) + 1);
    for (let first = clicks[from]; first && click.at - first.at > within; first = clicks[++from]) {
      const left = (open.get(first.deliveryId) ?? 1) - 1;
      if (left === 0) open.delete(first.deliveryId);
      else open.set(first.deliveryId, left);
    }
    if (open.size < people) return;
    // What an earlier stretch took need not be taken again.
    for (let at = Math.max(from, taken); at <= place; at++) found.add(clicks[at]!);
    taken = place + 1;
  });
  return found;
}

/** Clicks by what they have in common, each group in the order given; null belongs to none. */
function groups(clicks: readonly SeenClick[], of: (click: SeenClick) => string | null): SeenClick[][] {
  const found = new Map<string, SeenClick[]>();
  for (const click of clicks) {
    const key = of(click);
    if (key === null) continue;
    const group = found.get(key);
    if (group) group.push(click);
    else found.set(key, [click]);
  }
  return [...found.values()];
}
