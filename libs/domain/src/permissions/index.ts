export * from './permissions';
export * from './readers';
