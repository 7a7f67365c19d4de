import preset from '../../../jest.preset.js';

export default {
  ...preset,
  displayName: 'web-e2e',
  roots: ['<rootDir>/apps/web/e2e'],
  testMatch: ['**/*.spec.ts'],
  // One PostgreSQL and one server, as they are delivered, for all journeys.
  globalSetup: '<rootDir>/apps/web/e2e/support/start-product.js',
  globalTeardown: '<rootDir>/apps/web/e2e/support/stop-product.js',
  // A second browser beside the first one would only make both slow, and journeys write into the same cities.
  maxWorkers: 1,
  testTimeout: 60_000,
};
