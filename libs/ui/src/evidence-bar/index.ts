export * from './evidence-bar';
