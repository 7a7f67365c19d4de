export * from './atom-file';
export * from './calendar-file';
export * from './change-entries';
export * from './plan-events';
