export * from './portfolio-query';
export * from './portfolio-rows';
