export * from './sample-flag';
