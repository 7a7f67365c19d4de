export * from './change-bars.data';
