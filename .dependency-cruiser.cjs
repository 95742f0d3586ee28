// The import rules of the house: downwards only. See "Change it safely" in README.md.
const domains = "members|updates|content|print|pictures";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "platform-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^lib/platform/" },
      to: { path: "^(app|components|lib|prisma)/", pathNot: "^(lib/platform|prisma/client)/" },
    },
    {
      name: "components-know-shapes-not-data",
      comment: "Components get data and actions as props; of lib they may know schemas, words and results.",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: "^(app|lib|prisma)/",
        pathNot:
          "^lib/([^/]+/(records/)?schema|members/(filter|member-list)|updates/(autosave|insertion|kept-picture|parity|differences|report|test-result)|platform/(i18n|result)|content/(claims|notes|colors|figures/[^/]+))\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "components-never-import-app",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "lib-imports-no-pages",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "domains-never-import-auth",
      severity: "error",
      from: { path: `^lib/(${domains}|mail)/` },
      to: { path: "^lib/(auth|jobs|cli)/" },
    },
    {
      name: "mail-imports-platform-alone",
      severity: "error",
      from: { path: "^lib/mail/" },
      to: { path: `^lib/(${domains})/` },
    },
    {
      name: "between-domains-by-the-front-door",
      severity: "error",
      from: { path: `^lib/(${domains})/` },
      to: {
        path: `^lib/(${domains})/`,
        pathNot: [
          "^lib/$1/",
          `^lib/(${domains})/(queries|commands|schema|policy)(\\.ts|/)`,
          "^lib/content/(store|authors|claims|claim-uses|agenda|cite|render|parse|limits|tree|records/schema|colors|figures/[^/]+)\\.ts$",
          "^lib/members/(county|suppression|time-zone|way-in)\\.ts$",
        ],
      },
    },
    {
      name: "database-by-the-few",
      comment: "Pages, components and pure rules never touch the database.",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot:
          "^lib/(platform|jobs|cli)/|/(outbox|transport|deliver|adapter|sign-in|purge)\\.ts$|/(queries|commands)[./]",
      },
      to: { path: "^lib/platform/(db|pool)\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "schemas-and-policies-are-pure",
      severity: "error",
      from: { path: "^lib/[^/]+/(schema|policy)\\.ts$" },
      to: { path: "^(lib/platform/(db|pool|env)\\.ts|prisma/)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "product-never-imports-tests",
      severity: "error",
      from: { pathNot: "^tests/" },
      to: { path: "^tests/" },
    },
    {
      name: "product-needs-no-dev-packages",
      severity: "error",
      from: { path: "^(app|components|lib|prisma)/" },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "node_modules/@types/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|prisma/client" },
    exclude: { path: "^(\\.next|\\.data|node_modules/\\.)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
