import { runCommand } from './command';
import { MunicipalityExportService } from './features/moves/export.service';
import { MovesModule } from './features/moves/moves.module';
import { RemovalService } from './features/moves/removal.service';
import { RestoreService } from './features/moves/restore.service';
import { MunicipalityDirectory } from './platform/access/municipality-directory';
import { notFound } from './platform/errors/problem-error';

const SYSTEM = { kind: 'system' } as const;

/** The arguments that `tools/municipality.mjs` has read and checked: what to do, slug, file. */
runCommand(MovesModule, async (app, [command, first = '', second = '']) => {
  if (command === 'restore') {
    const { municipality, tables, files } = await app.get(RestoreService).restore(first, SYSTEM);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return { said: `${municipality.name} is here: ${String(rows)} rows, ${String(files.length)} files.` };
  }
  const municipality = await app.get(MunicipalityDirectory).find(first);
  if (!municipality) throw notFound();
  if (command === 'remove') {
    await app.get(RemovalService).request(municipality.id, first, SYSTEM);
    return { said: `${municipality.name} is gone, with everything that belonged to it.` };
  }
  const { tables, files } = await app.get(MunicipalityExportService).write(municipality.id, second, SYSTEM);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    said: `${second} holds all of ${municipality.name}: ${String(rows)} rows, ${String(files.length)} files.`,
  };
});
