import presets from 'jest-preset-angular/presets/index.js';

const preset = presets.createEsmPreset({ tsconfig: '<rootDir>/apps/web/tsconfig.spec.json' });

export default {
  ...preset,
  displayName: 'web',
  rootDir: new URL('../../', import.meta.url).pathname,
  roots: ['<rootDir>/apps/web/src'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['<rootDir>/apps/web/jest.setup.ts'],
  moduleNameMapper: {
    '^@wegmarke/(domain|ui)/(.*)$': '<rootDir>/libs/$1/src/$2',
  },
};
