import preset from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'domain',
  roots: ['<rootDir>/libs/domain'],
  testMatch: ['**/*.spec.ts'],
};
