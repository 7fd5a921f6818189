import perfectionist from 'eslint-plugin-perfectionist'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      '**/.next',
      '.demo',
      'dist',
      'app/(payload)/admin/importMap.js',
      'app/migrations',
      'app/payload-types.ts',
      'next-env.d.ts',
      'test/output',
      // a host's own files
      'test/host/{blank,together}',
    ],
  },
  ...tseslint.configs.recommended,
  {
    plugins: { perfectionist },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-console': 'error',
      'object-shorthand': 'error',
      // packages before our own, in both types before values; `eslint --fix` sees to it
      'perfectionist/sort-imports': [
        'error',
        {
          groups: [
            ['type-builtin', 'type-external'],
            ['value-builtin', 'value-external'],
            ['type-parent', 'type-sibling', 'type-index'],
            ['value-parent', 'value-sibling', 'value-index'],
          ],
          newlinesBetween: 1,
        },
      ],
      'prefer-const': 'error',
    },
  },
  {
    // Rules that know types: a promise nobody waits for hides its failure.
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  {
    files: ['src/components/**', 'app/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/exhaustive-deps': 'error',
      'react-hooks/rules-of-hooks': 'error',
    },
  },
  {
    // Below a base path, or with `trailingSlash`, addresses put together by hand lead elsewhere.
    files: ['src/components/**'],
    ignores: ['src/components/ui/addresses.ts', '**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          "ImportSpecifier[imported.name='formatAdminURL']",
          'ObjectPattern > Property[key.name=/^(routes|serverURL)$/]',
          "MemberExpression[object.property.name='routes'][property.name=/^(admin|api)$/]",
          "MemberExpression[property.name='serverURL']",
          'Literal[value=/^\\/(admin|api)(\\/|$)/]',
          'TemplateElement[value.raw=/^\\/(admin|api)\\//]',
        ].map((selector) => ({
          message: 'Addresses of the admin and the API are made in components/ui/addresses.ts.',
          selector,
        })),
      ],
    },
  },
  {
    files: ['scripts/**', 'bench/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Module augmentation only merges with interfaces.
    files: ['plugin/index.ts', 'test/*.setup.ts', 'test/e2e/*.setup.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
)
