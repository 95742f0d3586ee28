import { AppError } from "@/lib/platform/errors";
import { can, type Permission, type StaffViewer } from "../policy";

/** @throws AppError "forbidden" unless the viewer's role includes something */
export function requireCan(viewer: StaffViewer, permission: Permission): void {
  if (!can(viewer, permission)) throw new AppError("forbidden", "Your role does not include that.");
}
