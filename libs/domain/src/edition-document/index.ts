export * from './document';
export { editionDocument } from './edition-document';
