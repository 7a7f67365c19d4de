export * from './canonical';
export * from './differences';
export * from './schedule';
export * from './seal';
