import pino from "pino";
import { env } from "./env";

/** One line of JSON an event. Addresses, tokens and bodies are never logged; `redact` is the second fence. */
export const log = pino({
  level: env.NODE_ENV === "test" && env.LOG_LEVEL === "info" ? "warn" : env.LOG_LEVEL,
  base: undefined,
  redact: {
    paths: [
      "email",
      "*.email",
      "token",
      "*.token",
      "password",
      "*.password",
      "cookie",
      "*.cookie",
      "headers",
    ],
    remove: true,
  },
});
