export * from './calendar';
export * from './read-day';
