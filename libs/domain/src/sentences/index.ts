export * from './change-sentence';
export * from './entry-words';
