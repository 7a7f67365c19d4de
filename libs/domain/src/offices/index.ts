export * from './acting';
export * from './reorganise';
