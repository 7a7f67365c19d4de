export * from './course';
export * from './figures';
export * from './mean';
export * from './scope-tree';
export * from './series';
