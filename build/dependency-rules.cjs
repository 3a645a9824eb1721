/**
 * Who may import whom. Run from the root: `depcruise --config build/dependency-rules.cjs shared electron renderer build tests`.
 * tsconfigs keep wrong globals out and ESLint guards single names; these rules also see what is
 * reached *through* other files. Every rule's comment is the sentence that the report prints.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or a third one is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this file and it imports nobody: take it out.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '^build/', '^tests/', '\\.(css|html)$'],
      },
      to: {},
    },
    {
      name: 'nothing-unresolved',
      comment: 'The file or package is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(electron/(main|renderer|common)$)|\\?' },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'Tests may import anything; nobody imports tests.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: '^(tests|build|out)/' },
    },
    {
      name: 'shared-imports-shared',
      comment: 'shared/ runs anywhere: it imports shared/ and, at three named edges, zod.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: '^(shared/|node_modules/zod/)' },
    },
    {
      name: 'shared-parses-at-its-edges',
      comment: 'zod is for contract/guards, contract/server and policy; the rest trusts its types.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '^shared/(contract/(guards|server)\\.ts$|policy/)' },
      to: { path: '^node_modules/zod/' },
    },
    {
      name: 'node-knows-no-electron',
      comment:
        'electron/node and the CLI run in any Node: shared, Node and the packages named here only.',
      severity: 'error',
      from: { path: '^electron/(node/|cli\\.ts$|cli/)' },
      to: {
        path: '.',
        pathNot:
          '^(shared/|electron/node/|electron/cli/|node_modules/(@types/)?(better-sqlite3|zod|zxing-wasm|serialport|node-hid|cockatiel|csv-stringify|fflate|fast-png|@jsquash/jpeg)/)',
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'node-reaches-no-electron',
      comment: 'Not even through other files: the CLI must start where Electron is not installed.',
      severity: 'error',
      from: { path: '^electron/(node/|cli\\.ts$|cli/)' },
      to: {
        path: '^(electron/shell/|electron/(main|preload)\\.ts$|node_modules/electron/|electron/(main|renderer)$)',
        reachable: true,
      },
    },
    {
      name: 'scanners-have-one-door',
      comment: 'Devices are opened in electron/node/scanner, and only there.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: '^electron/node/scanner/' },
      to: { path: '^node_modules/(@types/)?(serialport|@serialport|node-hid)/' },
    },
    {
      name: 'shell-is-not-a-page',
      comment: 'The shell imports shared, electron/node, Node and electron/main.',
      severity: 'error',
      from: { path: '^electron/(shell/|main\\.ts$)' },
      to: {
        path: '.',
        pathNot: '^(shared/|electron/(node|shell)/|node_modules/electron/|electron/main$)',
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'preload-stands-alone',
      comment: 'The preload hands over one function and imports electron/renderer only.',
      severity: 'error',
      from: { path: '^electron/preload\\.ts$' },
      to: { pathNot: '^(node_modules/electron/|electron/renderer$)' },
    },
    {
      name: 'page-is-a-page',
      comment:
        'renderer/ imports shared/, React, what draws lists and charts, and the decoders; it knows main only by the contract.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: {
        pathNot:
          '^(shared/|renderer/|zxing-wasm/.*\\.wasm|node_modules/(@types/)?(react|react-dom|@tanstack/react-virtual|chart.js|html5-qrcode|zxing-wasm|@fontsource-variable|vite)/)',
      },
    },
    {
      name: 'page-reaches-no-node',
      comment: 'Not even through shared/: no Node, no Electron, no zod in the page.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: {
        path: '^(electron/|node_modules/(electron|zod|better-sqlite3|@types/node)/|(node:)?(fs|path|os|crypto|child_process|net|http|https|stream|url|util|worker_threads|buffer|events)$)',
        reachable: true,
      },
    },
    {
      name: 'screens-are-props-in-markup-out',
      comment: 'parts/ has no words and no state; a part knows no screen.',
      severity: 'error',
      from: { path: '^renderer/parts/' },
      to: { path: '^renderer/(screens|state|words|capture)/' },
    },
    {
      name: 'migrations-are-frozen',
      comment:
        'A migration imports the types of database.ts and no living code: it must not change when the code does.',
      severity: 'error',
      from: { path: '^electron/node/journal/migrations/\\d' },
      to: { pathNot: '^electron/node/journal/database\\.ts$' },
    },
    {
      name: 'migrations-import-types',
      comment: 'From database.ts a migration takes types only.',
      severity: 'error',
      from: { path: '^electron/node/journal/migrations/\\d' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'installed-packages-are-dependencies',
      comment: 'What is not bundled must stand in `dependencies`; the rest is bundled by Vite.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)out/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
