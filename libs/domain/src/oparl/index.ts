export * from './council-words';
export { isObject, OPARL_FAULTS, type OparlFault, type OparlFaultCode, typeOf } from './fields';
export * from './lists';
export * from './objects';
