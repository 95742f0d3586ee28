import { afterEach, beforeEach, expect, vi } from "vitest";

// An error on the console that no test asked for is a failure.
const errors = vi.spyOn(console, "error");

beforeEach(() => {
  errors.mockClear();
});

afterEach(() => {
  expect(errors.mock.calls, "unexpected console.error").toEqual([]);
});
