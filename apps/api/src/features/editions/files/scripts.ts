import compareChange from '#recompute/compare-change.mjs';
import compareEdition from '#recompute/compare-edition.mjs';
import compare from '#recompute/compare.mjs';
import measure from '#recompute/measure.mjs';
import readme from '#recompute/README.md';
import recompute from '#recompute/recompute.mjs';
import replay from '#recompute/replay.mjs';
import verifyEdition from '#recompute/verify-edition.mjs';

/** The scripts by which anybody verifies an edition, as text, by file name: they come with every edition. */
export const SCRIPTS: Readonly<Record<string, string>> = {
  'README.md': readme,
  'compare-change.mjs': compareChange,
  'compare-edition.mjs': compareEdition,
  'compare.mjs': compare,
  'measure.mjs': measure,
  'recompute.mjs': recompute,
  'replay.mjs': replay,
  'verify-edition.mjs': verifyEdition,
};
