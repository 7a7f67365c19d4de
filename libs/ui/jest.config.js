import presets from 'jest-preset-angular/presets/index.js';

const preset = presets.createEsmPreset({ tsconfig: '<rootDir>/libs/ui/tsconfig.spec.json' });

export default {
  ...preset,
  displayName: 'ui',
  rootDir: new URL('../../', import.meta.url).pathname,
  roots: ['<rootDir>/libs/ui'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['<rootDir>/libs/ui/jest.setup.ts'],
  moduleNameMapper: {
    '^@wegmarke/(domain|ui)/(.*)$': '<rootDir>/libs/$1/src/$2',
  },
};
