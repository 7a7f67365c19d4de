export * from './dependencies';
export * from './roadmap';
