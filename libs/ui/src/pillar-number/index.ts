export * from './pillar-number';
