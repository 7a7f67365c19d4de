/** Shared by the projects that are not Angular: TypeScript by swc, as ES modules, with decorator metadata. */
export default {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@wegmarke/domain-testing/(.*)$': '<rootDir>/libs/domain/testing/$1',
    '^@wegmarke/(domain|ui)/(.*)$': '<rootDir>/libs/$1/src/$2',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2023',
        },
        module: { type: 'es6' },
      },
    ],
  },
};
