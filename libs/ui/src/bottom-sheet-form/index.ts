export * from './bottom-sheet-form';
