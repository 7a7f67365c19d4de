export * from './dependencies';
