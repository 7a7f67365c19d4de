export * from './change-sentence';
