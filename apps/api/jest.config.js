import preset from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'api',
  roots: ['<rootDir>/apps/api'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts', '.sql'],
  transform: { ...preset.transform, '\\.sql$': '<rootDir>/apps/api/test/support/sql-transform.js' },
  setupFiles: ['reflect-metadata'],
  // One PostgreSQL for all suites; each suite copies its own database.
  globalSetup: '<rootDir>/apps/api/test/support/start-postgres.js',
  globalTeardown: '<rootDir>/apps/api/test/support/stop-postgres.js',
  maxWorkers: 2,
  testTimeout: 30_000,
};
