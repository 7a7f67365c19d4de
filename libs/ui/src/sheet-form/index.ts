export * from './sheet-form';
