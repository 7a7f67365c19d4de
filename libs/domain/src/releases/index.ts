export { releaseItems, type ReleasedRow } from './release-items';
