"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";

type PendingButtonProps = {
  look?: "solid" | "quiet" | "danger";
  /** What is said while it is being done, and takes a while. */
  pending: string;
  children: ReactNode;
};

/** The button of a form that takes a while: it cannot be pressed twice, and says what happens. */
export function PendingButton({ look, pending, children }: PendingButtonProps) {
  const status = useFormStatus();
  return (
    <>
      <Button look={look ?? "solid"} disabled={status.pending}>
        {children}
      </Button>
      <span role="status" className="self-center empty:hidden">
        {status.pending ? pending : null}
      </span>
    </>
  );
}
