export * from './revision-kinds';
export * from './value-before';
