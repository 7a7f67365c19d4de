export * from './dependencies';
export * from './grow';
export * from './roadmap';
