import { Button } from "@/components/ui/button";

type Act = (form: FormData) => Promise<void>;

type SenderListProps = {
  /** The site's own, as in MAIL_FROM. */
  own: { name: string; email: string };
  senders: readonly {
    id: string;
    name: string;
    email: string;
    replyTo: string | null;
    state: "verified" | "asked" | "expired";
    drafts: number;
  }[];
  /** Not given: whoever looks may not. */
  ask?: Act;
  close?: Act;
};

const states = {
  verified: { mark: "Can be chosen", className: "bg-sage text-night" },
  asked: { mark: "Was asked and has not answered", className: "bg-sun text-night" },
  expired: { mark: "Did not answer in seven days", className: "bg-lilac text-night" },
} as const;

/** Everyone whom updates can come from, and those who were asked. */
export function SenderList({ own, senders, ask, close }: SenderListProps) {
  return (
    <ul className="grid">
      <li className="grid gap-1 border-t-3 border-rule py-5 wrap-anywhere">
        <h2 className="text-small-head font-black">{own.name}</h2>
        <p>{own.email}</p>
        <p className="text-quiet">
          The site’s own address: what is chosen where nothing else is. Whoever runs the server settles it
          (MAIL_FROM).
        </p>
      </li>
      {senders.map(({ id, name, email, replyTo, state, drafts }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-4 border-t-3 border-rule py-5">
          <div className="min-w-0 wrap-anywhere">
            <h2 className="text-small-head font-black">{name}</h2>
            <p>{email}</p>
            {replyTo ? <p className="text-quiet">Answers go to {replyTo}</p> : null}
            <p className={`mt-2 inline-block px-2 font-semibold ${states[state].className}`}>
              {states[state].mark}
            </p>
          </div>
          <div className="grid justify-items-start gap-3">
            {ask && state !== "verified" ? (
              <form action={ask}>
                <input type="hidden" name="id" value={id} />
                <Button look="quiet" small aria-label={`Ask again: ${email}`}>
                  Ask again
                </Button>
              </form>
            ) : null}
            {close ? (
              <details>
                <summary>Close “{name}”</summary>
                <form action={close} className="mt-3 grid max-w-80 justify-items-start gap-3">
                  <input type="hidden" name="id" value={id} />
                  <p>{closing(drafts)} What went out stays as it is.</p>
                  <Button look="danger" small>
                    Close this sender
                  </Button>
                </form>
              </details>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

const closing = (drafts: number): string =>
  drafts === 0
    ? "No draft names it. It can no longer be chosen."
    : `${drafts === 1 ? "One draft names it and comes" : `${drafts} drafts name it and come`} from the site’s own address then.`;
