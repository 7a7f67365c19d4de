export * from './amounts';
export * from './days';
export * from './delimited';
export * from './plain-text';
export * from './table';
