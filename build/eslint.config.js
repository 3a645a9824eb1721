import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import { doors } from './eslint/doors.js';
import { reasonedEscapes } from './eslint/reasoned-escapes.js';

const root = path.resolve(import.meta.dirname, '..');
const house = { plugins: { house: { rules: { 'reasoned-escapes': reasonedEscapes } } } };

/** Run from the root with `eslint -c build/eslint.config.js .` */
export default defineConfig(
  // default-app.mjs stands in for a part of Electron and uses what Electron keeps to itself.
  globalIgnores(['out/', 'release/', 'test-results/', 'build/setup/default-app.mjs']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } } },
  house,
  { rules: rules() },
  { files: ['renderer/**/*.{ts,tsx}'], ...hooks.configs.flat.recommended },
  { files: ['{shared,electron,renderer}/**/*.{ts,tsx}'], rules: sizes() },
  { files: ['{shared,electron,renderer}/**/*.{ts,tsx}'], rules: { 'no-console': 'error' } },
  { files: ['{shared,electron,renderer}/**/*.{ts,tsx}'], rules: deadlines() },
  ...doors(),
  {
    // Tools ask for a default export.
    files: ['build/*.{ts,js,cjs}', 'build/commands/tally-reporter.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: { console: false, process: false, Buffer: false } },
    // JSDoc types are checked by tsc; these two rules only know TypeScript's own syntax.
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  { files: ['tests/**'], rules: testRules() },
);

/** @returns {import('eslint').Linter.RulesRecord} */
function rules() {
  return {
    'house/reasoned-escapes': 'error',
    eqeqeq: 'error',
    'no-else-return': 'error',
    'no-restricted-syntax': [
      'error',
      { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      {
        selector: 'ExportAllDeclaration',
        message: 'No barrels: import from the file that owns it.',
      },
    ],
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/no-unsafe-type-assertion': 'error',
    '@typescript-eslint/naming-convention': [
      'error',
      { selector: 'interface', format: ['PascalCase'], custom: { regex: '^I[A-Z]', match: false } },
    ],
    // The list of cases is complete even where a last `default` ends in never().
    '@typescript-eslint/switch-exhaustiveness-check': [
      'error',
      { allowDefaultCaseForExhaustiveSwitch: true, requireDefaultForNonUnion: true },
    ],
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    '@typescript-eslint/no-unnecessary-condition': [
      'error',
      { allowConstantLoopConditions: 'only-allowed-literals' },
    ],
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    // '' is as good as nothing where a setting or an environment variable is read.
    '@typescript-eslint/prefer-nullish-coalescing': [
      'error',
      { ignorePrimitives: { string: true } },
    ],
    // Codes are digits, letters and marks, one unit each.
    '@typescript-eslint/no-misused-spread': 'off',
    // Electron makes its menus and windows by functions of its own.
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    // Ports and contracts are objects of functions that know no `this`.
    '@typescript-eslint/unbound-method': 'off',
    // A union of cases is a `type`, a set of methods an `interface`: the author knows which.
    '@typescript-eslint/consistent-type-definitions': 'off',
    // `Nothing`, the request of a method that needs nothing, is empty on purpose.
    '@typescript-eslint/no-generated-empty-object-type': 'off',
  };
}

/**
 * The hard stops; the aim is half of each.
 * @returns {import('eslint').Linter.RulesRecord}
 */
function sizes() {
  return {
    'max-lines': ['error', { max: 250 }],
    'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  };
}

/**
 * Tests run in a newer Node and may.
 * @returns {import('eslint').Linter.RulesRecord}
 */
function deadlines() {
  const message =
    'Electron’s Node 20 may collect it, and then it never comes: use shared/verify/deadline.ts.';
  const weak = ['timeout', 'any'].map((property) => ({ object: 'AbortSignal', property, message }));
  return { 'no-restricted-properties': ['error', ...weak] };
}

/** @returns {import('eslint').Linter.RulesRecord} */
function testRules() {
  return {
    '@typescript-eslint/no-floating-promises': [
      'error',
      {
        allowForKnownSafeCalls: [
          {
            from: 'package',
            package: 'node:test',
            name: ['test', 'describe', 'suite', 'it', 'before', 'after', 'beforeEach', 'afterEach'],
          },
        ],
      },
    ],
    '@typescript-eslint/no-empty-function': 'off',
    '@typescript-eslint/no-unsafe-type-assertion': 'off',
    // Recorded answers, thrown values and what comes out of the page are unknown by nature here.
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-member-access': 'off',
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-argument': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
    '@typescript-eslint/require-await': 'off',
  };
}
