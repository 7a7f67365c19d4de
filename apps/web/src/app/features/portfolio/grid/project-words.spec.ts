import type { PortfolioProject } from '@wegmarke/domain/contracts';
import type { ProjectRow } from '@wegmarke/domain/portfolio';
import { loadWords } from '@wegmarke/domain/words';
import { comparedText } from './project-words';

const share = (percent: number) => ({ exact: `${String(percent)}/100`, percent });
const row = (rest: Pick<PortfolioProject, 'actual' | 'planned' | 'compared'>) =>
  ({ project: rest }) as Pick<ProjectRow, 'project'>;

describe('the compared figure in the portfolio', () => {
  it('is told where a project would seem ahead of the plan it is behind', async () => {
    const ahead = row({ actual: share(40), planned: share(33), compared: share(20) });
    expect(comparedText(ahead, await loadWords('de'))?.replace(/\s/g, ' ')).toBe('nur mit Termin: 20 %');
  });

  it('is left out where it says nothing new', async () => {
    const words = await loadWords('de');
    expect(comparedText(row({ actual: share(40), planned: share(33), compared: null }), words)).toBeNull();
    expect(
      comparedText(
        row({ actual: { exact: '51/250', percent: 20.4 }, planned: share(33), compared: share(20) }),
        words,
      ),
    ).toBeNull();
    expect(comparedText(row({ actual: share(40), planned: null, compared: share(20) }), words)).toBeNull();
  });
});
