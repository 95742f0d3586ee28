export type ErrorCode = "not-found" | "forbidden" | "signed-out" | "unavailable" | "invalid";

/** Something denied or missing, with a sentence for the person who ran into it. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = "AppError";
  }
}

/** A start or a command that cannot go on. Its message says what happened and what to do, and is printed alone. */
export class OperatorError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "OperatorError";
  }
}
