export * from './file-field';
