import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import "@/components/staff/imports.css";
import { ImportFates } from "@/components/staff/import-fates";
import { ImportOutcome } from "@/components/staff/import-outcome";
import { ImportProgress } from "@/components/staff/import-progress";
import { ImportReadingForm } from "@/components/staff/import-reading-form";
import { ImportSettleForm } from "@/components/staff/import-settle-form";
import { importStatusWords, sizeWords } from "@/components/staff/import-words";
import { StaffHead } from "@/components/staff/staff-head";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requireStaff } from "@/lib/auth/viewer";
import { getImport } from "@/lib/members/import/queries/get-import";
import { readSample } from "@/lib/members/import/queries/get-sample";
import { listFates } from "@/lib/members/import/queries/list-fates";
import { type ImportSeparator, rowFates } from "@/lib/members/import/schema";
import * as actions from "../actions";

export const metadata: Metadata = { title: "Import" };

const askedSchema = z.object({
  fate: z.enum(rowFates).optional().catch(undefined),
  after: z.coerce.number().int().min(0).max(2_000_000_000).optional().catch(undefined),
  done: z.literal("moved").optional().catch(undefined),
});

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ImportPage({ params, searchParams }: Props) {
  const viewer = await requireStaff("manage-members");
  const id = z.uuid().safeParse((await params).id);
  const list = id.success ? await getImport(viewer, id.data) : null;
  if (!list?.arrived) notFound();
  const { fate, after, done } = askedSchema.parse(await searchParams);
  const { status, encoding, headed } = list;
  const separator = list.separator as ImportSeparator;
  const going = status === "checking" || status === "running" || status === "undoing";
  return (
    <>
      <StaffHead
        title={list.source || list.fileName}
        summary={`${importStatusWords[status]}. ${list.fileName}, ${sizeWords(list.bytes)}.`}
      >
        <a href="/staff/members/import">All lists</a>
      </StaffHead>
      {done ? (
        <div className="mb-8" role="status">
          <Notice>Somebody else had moved this list on already. This is where it stands now.</Notice>
        </div>
      ) : null}
      {list.error ? (
        <div className="mb-8">
          <Notice tone="wrong" title="It could not be read to its end">
            {list.error}
          </Notice>
        </div>
      ) : null}
      {status === "mapping" ? (
        <Settling list={list} sample={await readSample(list.id, { encoding, separator, headed })} />
      ) : null}
      {going ? <ImportProgress key={status} id={list.id} initial={list} /> : null}
      {status !== "mapping" && !going ? (
        <>
          <ImportOutcome
            list={list}
            acts={{
              run: actions.runImportAction,
              resume: actions.resumeImportAction,
              undo: actions.undoImportAction,
              reopen: actions.reopenImportAction,
              discard: actions.discardImportAction,
            }}
          />
          <ImportFates
            list={list}
            {...await listFates(viewer, list.id, { fate, after })}
            fate={fate}
            onward={after !== undefined}
          />
        </>
      ) : null}
    </>
  );
}

type SettlingProps = {
  list: Parameters<typeof ImportSettleForm>[0]["list"];
  sample: Parameters<typeof ImportSettleForm>[0]["sample"];
};

function Settling({ list, sample }: SettlingProps) {
  return (
    <>
      {sample.trouble ? (
        <div className="mb-8">
          <Notice tone="wrong">{sample.trouble}</Notice>
        </div>
      ) : null}
      <ImportReadingForm list={list} reread={actions.rereadImportAction} />
      <ImportSettleForm
        key={`${list.encoding}${list.separator}${list.headed}`}
        list={list}
        sample={sample}
        check={actions.checkImportAction}
      />
      <form action={actions.discardImportAction} className="mt-8">
        <input type="hidden" name="id" value={list.id} />
        <Button look="quiet" small>
          Forget this list
        </Button>
      </form>
    </>
  );
}
