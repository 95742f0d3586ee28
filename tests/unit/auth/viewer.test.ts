import { getServerSession } from "next-auth";
import { beforeEach, expect, test, vi } from "vitest";
import { getStaff, requireStaff } from "@/lib/auth/viewer";
import type { StaffRole } from "@/lib/members/policy";

vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
vi.mock("next/navigation", () => ({
  redirect: (address: string) => {
    throw new Error(`redirected to ${address}`);
  },
}));

const signedInAs = (role: StaffRole | null) =>
  vi
    .mocked(getServerSession)
    .mockResolvedValue(role && { staff: { id: "1", role, email: "ana@example.org", name: "Ana" } });

beforeEach(() => signedInAs(null));

test("nobody is a viewer without a session", async () => {
  expect(await getStaff()).toBeNull();
  await expect(requireStaff()).rejects.toThrow("redirected to /staff/sign-in");
  await expect(requireStaff("send-updates")).rejects.toThrow("redirected to /staff/sign-in");
});

test("a session makes a viewer", async () => {
  signedInAs("editor");
  expect(await requireStaff()).toEqual({
    personId: "1",
    role: "editor",
    email: "ana@example.org",
    name: "Ana",
  });
});

test("a role that does not include what is asked for is sent to a page that says so", async () => {
  signedInAs("editor");
  expect(await requireStaff("write-updates")).toMatchObject({ role: "editor" });
  await expect(requireStaff("send-updates")).rejects.toThrow("redirected to /staff/no-access");
  await expect(requireStaff("manage-members")).rejects.toThrow("redirected to /staff/no-access");
});

test("the mailbox, which holds everybody's links, is for administrators", async () => {
  signedInAs("organizer");
  await expect(requireStaff("read-mailbox")).rejects.toThrow("redirected to /staff/no-access");
  signedInAs("admin");
  expect(await requireStaff("read-mailbox")).toMatchObject({ role: "admin" });
});
