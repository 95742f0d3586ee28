import { defineConfig } from "eslint/config";
import next from "eslint-config-next";
import nextTypescript from "eslint-config-next/typescript";

export default defineConfig([
  { ignores: ["node_modules/", ".next/", ".data*/", "prisma/client/", "next-env.d.ts", "public/"] },
  ...next,
  ...nextTypescript,
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  {
    files: ["app/**", "components/**", "lib/**", "prisma/**"],
    ignores: ["lib/platform/env.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Read settings through lib/platform/env.ts." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "What people type is never put into a page as markup.",
        },
      ],
    },
  },
  {
    // No React lives here; its slowest rule need not look.
    files: ["lib/**", "prisma/**", "tests/**"],
    rules: { "react-hooks/static-components": "off" },
  },
  {
    files: ["lib/cli/**", "tests/support/run-all.ts", "tests/load/bench.ts"],
    rules: { "no-console": "off" },
  },
  {
    // Documents carry no framework scripts: a plain link is what is wanted.
    files: ["app/**", "components/**"],
    rules: { "@next/next/no-html-link-for-pages": "off" },
  },
]);
