export * from './chart-direction';
export * from './time-axis';
