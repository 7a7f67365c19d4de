export * from './catalogue';
export type * from './keys';
export * from './words';
