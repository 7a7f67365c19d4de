import preset from '../jest.preset.js';

/** The suite is run as a whole, small, as its own process: it starts servers and a database itself. */
export default {
  ...preset,
  displayName: 'bench',
  roots: ['<rootDir>/bench'],
  testMatch: ['**/*.spec.ts'],
  testTimeout: 240_000,
};
