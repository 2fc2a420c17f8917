/** What the linter watches. Layout is Prettier's business, types are the compiler's; each rule switched off says why. */
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noEnums = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of literals: enums are neither plain data nor plain types.',
};

export default defineConfig(
  globalIgnores(['**/node_modules/', 'conformance-results/', 'test-results/', '.cache/', 'dist/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        noEnums,
        { selector: 'ExportDefaultDeclaration', message: 'Export by name, so that a thing has one name everywhere.' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A default says on purpose what happens to the rest.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        // A leading underscore takes a field out of an object, or names a parameter that stands before one in use.
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A function may be async because its interface is, with nothing to wait for in this implementation of it.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // Playwright reads its settings, and each reporter and set-up that it is given, from a default export.
    files: [
      'playwright.config.ts',
      'reporters/allure-results.ts',
      'cli/play-for-specs.ts',
      'quality/tools/compile-sources.ts',
      'quality/tools/long-tests-reporter.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', noEnums] },
  },
  {
    // Plain scripts are outside the compiler's view, so the rules that need types cannot speak about them.
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.recommended],
    rules: {
      // These few files start before any TypeScript loader does.
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
);
