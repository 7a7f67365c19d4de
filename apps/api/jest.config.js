import preset from '../../jest.preset.js';

/** JSON is imported by attribute, which swc would drop. */
const [[name, [swc, options]]] = Object.entries(preset.transform);
const typescript = { ...options, jsc: { ...options.jsc, experimental: { keepImportAttributes: true } } };

export default {
  ...preset,
  displayName: 'api',
  roots: ['<rootDir>/apps/api'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts', '.sql', '.typ'],
  transform: {
    [name]: [swc, typescript],
    // Read as text, as in the bundle.
    '(\\.(sql|typ)|/docs/recompute/[^/]+)$': '<rootDir>/apps/api/test/support/text-transform.js',
  },
  setupFiles: ['reflect-metadata'],
  // One PostgreSQL for all suites; each suite copies its own database.
  globalSetup: '<rootDir>/apps/api/test/support/start-postgres.js',
  globalTeardown: '<rootDir>/apps/api/test/support/stop-postgres.js',
  maxWorkers: 2,
  testTimeout: 30_000,
};
