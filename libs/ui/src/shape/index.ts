export * from './shape';
export * from './shapes';
