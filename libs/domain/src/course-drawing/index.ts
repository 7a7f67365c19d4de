export type * from './chart-data';
export * from './lane-geometry';
export * from './overall-geometry';
export * from './road';
export * from './shapes';
export * from './time-axis';
export * from './waymark-layout';
