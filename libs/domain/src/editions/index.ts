export * from './canonical';
export * from './differences';
export * from './drafts';
export * from './schedule';
export * from './seal';
