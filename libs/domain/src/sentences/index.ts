export * from './change-sentence';
export * from './entry-words';
export * from './event-words';
