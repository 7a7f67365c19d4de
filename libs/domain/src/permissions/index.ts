export * from './matrix';
export * from './permissions';
export * from './readers';
export * from './second-factor';
export * from './sums';
