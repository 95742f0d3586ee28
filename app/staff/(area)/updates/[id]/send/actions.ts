"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { TestFormState } from "@/components/updates/test-form";
import type { TimeFormState } from "@/components/updates/time-form";
import { requireStaff } from "@/lib/auth/viewer";
import { approveAndSend } from "@/lib/updates/commands/approve-and-send";
import { cancelSchedule, moveSchedule } from "@/lib/updates/commands/cancel-schedule";
import { chooseSegment } from "@/lib/updates/commands/choose-segment";
import { planTest, planTime } from "@/lib/updates/commands/plan-send";
import { sendBack } from "@/lib/updates/commands/send-back";
import { submitUpdate } from "@/lib/updates/commands/submit-update";
import { takeBack } from "@/lib/updates/commands/take-back";
import { getSendPlan } from "@/lib/updates/queries/get-send-plan";
import { readSchedule, type TypedSchedule } from "@/lib/updates/schedule";
import { translatedLocales } from "@/lib/updates/schema";
import { readSubjects, subjectFields, testSchema } from "@/lib/updates/subject-test";

const idSchema = z.uuid();

/** The update a form is about; a form without one was not made by us. */
function idIn(form: FormData): string {
  const id = idSchema.safeParse(form.get("id"));
  return id.success ? id.data : redirect("/staff/updates");
}

function textIn(form: FormData, name: string, longest = 500): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, longest).toWellFormed().replaceAll("\0", "") : "";
}

const sendPage = (id: string, done: string) => `/staff/updates/${id}/send?done=${done}`;
const progressPage = (id: string) => `/staff/updates/${id}/progress`;

export async function chooseSegmentAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const id = idIn(form);
  const chosen = await chooseSegment(viewer, id, idSchema.safeParse(form.get("segment")).data ?? null);
  redirect(sendPage(id, chosen.ok ? "chosen" : "segment-gone"));
}

const typedTime = (form: FormData): TypedSchedule => ({
  when: form.get("when") === "at" ? "at" : "now",
  day: textIn(form, "day", 20),
  hour: textIn(form, "hour", 20),
  zone: textIn(form, "zone", 100),
  local: form.get("local") === "yes",
});

export async function planTimeAction(_before: TimeFormState, form: FormData): Promise<TimeFormState> {
  const viewer = await requireStaff("write-updates");
  const id = idIn(form);
  const typed = typedTime(form);
  const read = readSchedule(typed, new Date());
  if (!read.ok) return { typed, errors: read.errors };
  const planned = await planTime(viewer, id, read.schedule);
  if (!planned.ok && planned.reason === "test-needs-one-hour")
    return { typed, errors: [{ name: "local", message: testNeedsOneHour }] };
  redirect(sendPage(id, planned.ok ? "planned" : planned.reason));
}

const testNeedsOneHour =
  "A test of subjects needs one hour for all: leave the test out, or send to everyone at once.";

export async function moveAction(_before: TimeFormState, form: FormData): Promise<TimeFormState> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  const typed = typedTime(form);
  const read = readSchedule(typed, new Date());
  if (!read.ok) return { typed, errors: read.errors };
  const moved = await moveSchedule(viewer, id, read.schedule);
  if (!moved.ok && moved.reason === "test-needs-one-hour")
    return { typed, errors: [{ name: "local", message: testNeedsOneHour }] };
  if (!moved.ok || moved.value.begun) redirect(progressPage(id));
  redirect(sendPage(id, "moved"));
}

export async function planTestAction(_before: TestFormState, form: FormData): Promise<TestFormState> {
  const viewer = await requireStaff("write-updates");
  const id = idIn(form);
  const typed = {
    share: textIn(form, "share", 10),
    minutes: textIn(form, "minutes", 10),
    rule: textIn(form, "rule", 10),
    subjects: Object.fromEntries(subjectFields.map(({ name }) => [name, textIn(form, name)])),
  };
  if (form.get("test") === "none") {
    const left = await planTest(viewer, id, null);
    redirect(sendPage(id, left.ok ? "no-test" : left.reason));
  }
  const plan = await getSendPlan(id);
  if (!plan) redirect("/staff/updates");
  const first = Object.fromEntries(
    translatedLocales(plan.content).map((locale) => [locale, plan.content[locale].subject]),
  );
  const test = testSchema.safeParse(typed);
  const subjects = readSubjects(typed.subjects, first);
  if (!test.success || !subjects.ok) {
    const errors = test.success
      ? []
      : test.error.issues.map(({ path, message }) => ({ name: String(path[0]), message }));
    return { typed, errors: [...errors, ...(subjects.ok ? [] : subjects.errors)] };
  }
  const planned = await planTest(viewer, id, { ...test.data, subjects: subjects.subjects });
  if (!planned.ok && planned.reason === "clicks-off") {
    const message = "Clicks are not counted here, so only somebody can decide. An admin settles that.";
    return { typed, errors: [{ name: "rule", message }] };
  }
  redirect(sendPage(id, planned.ok ? "test-planned" : planned.reason));
}

export async function submitAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const id = idIn(form);
  const submitted = await submitUpdate(viewer, id, textIn(form, "seen"));
  redirect(sendPage(id, submitted.ok ? "submitted" : submitted.reason));
}

export async function withdrawAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("write-updates");
  const id = idIn(form);
  const taken = await takeBack(viewer, id);
  redirect(sendPage(id, taken.ok ? "withdrawn" : taken.reason));
}

export async function sendBackAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  const returned = await sendBack(viewer, id, textIn(form, "note", 4000));
  redirect(sendPage(id, returned.ok ? "returned" : returned.reason));
}

export async function approveAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  const approved = await approveAndSend(viewer, id, textIn(form, "seen"));
  if (!approved.ok) redirect(sendPage(id, approved.reason));
  redirect(approved.value.scheduled ? sendPage(id, "scheduled") : progressPage(id));
}

export async function cancelAction(form: FormData): Promise<void> {
  const viewer = await requireStaff("send-updates");
  const id = idIn(form);
  const canceled = await cancelSchedule(viewer, id);
  redirect(canceled.ok ? sendPage(id, "canceled") : progressPage(id));
}
