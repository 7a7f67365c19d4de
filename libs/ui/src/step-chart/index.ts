export * from './step-chart';
export * from './step-chart.data';
