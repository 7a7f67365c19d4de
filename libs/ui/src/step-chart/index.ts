export * from './step-chart.data';
