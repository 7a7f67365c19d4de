export * from './date-words';
