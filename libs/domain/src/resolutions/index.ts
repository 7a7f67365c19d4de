export * from './implementation';
export * from './paper-ties';
export * from './reference';
