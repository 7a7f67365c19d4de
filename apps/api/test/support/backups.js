export { takeBase } from '../../../../tools/backup/base.mjs';
export { copyFiles } from '../../../../tools/backup/files.mjs';
export { restore } from '../../../../tools/backup/restore.mjs';
