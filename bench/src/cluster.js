export { startPostgres } from '../../tools/postgres.mjs';
