export * from './course-chart';
export * from './course-chart.data';
