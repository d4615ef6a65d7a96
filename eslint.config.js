// Lint holds what the compiler can't: no floating promises, no `any`, Figma's own rules in the plugin room.
import figma from '@figma/eslint-plugin-figma-plugins';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', '.tsc/', 'node_modules/', 'training/', 'test-artefacts/', '**/*.mjs', 'eslint.config.js', 'vitest.config.ts'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }], // `{ gone, ...rest }` is how a property is left out
    },
  },
  { files: ['src/plugin/**/*.ts'], extends: [figma.flatConfigs.recommended] },
);
