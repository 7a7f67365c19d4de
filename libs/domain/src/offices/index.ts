export * from './acting';
export * from './past';
export * from './reorganise';
