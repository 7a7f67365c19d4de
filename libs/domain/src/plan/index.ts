export * from './check';
export * from './entry';
export { type PlanProblem, PlanFold } from './fold';
export * from './in-force';
export * from './plan';
export * from './read';
export * from './states';
