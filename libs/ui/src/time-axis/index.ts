export * from './chart-direction';
