export * from './figure-format';
