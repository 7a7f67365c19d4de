export * from './change-bars';
export * from './change-bars.data';
