export * from './check';
export * from './entry';
export { PlanFold } from './fold';
export * from './problem';
export * from './in-force';
export * from './known-plan';
export * from './plan';
export * from './read';
export * from './states';
