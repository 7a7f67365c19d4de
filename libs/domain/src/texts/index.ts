export * from './parts';
export * from './take-back';
