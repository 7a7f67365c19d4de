export * from './council-words';
export { isObject, typeOf } from './fields';
export * from './lists';
export * from './objects';
