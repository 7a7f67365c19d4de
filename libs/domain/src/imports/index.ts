export * from './assemble';
export * from './header';
export { fieldsNamedBy } from './header-words';
export * from './plan-here';
export * from './propose-mapping';
export * from './read-rows';
export * from './rows';
export * from './templates';
export { isSignal, judgementIn, lightNamed, phaseNamed } from './value-words';
