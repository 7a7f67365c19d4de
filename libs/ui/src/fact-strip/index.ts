export * from './fact-strip';
