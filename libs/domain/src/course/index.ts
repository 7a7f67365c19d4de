export * from './course';
export * from './figures';
export * from './mean';
export * from './scope-tree';
export * from './series';
export * from './change';
export { sharesOf } from './work';
export type { Amount } from './apportion';
export * from './explanation';
