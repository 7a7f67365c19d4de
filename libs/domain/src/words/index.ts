export * from './catalogue';
export * from './words';
