export * from './public-entries';
