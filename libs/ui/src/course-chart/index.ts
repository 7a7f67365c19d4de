export * from './course-chart.data';
