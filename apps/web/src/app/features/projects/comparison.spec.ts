import { loadWords } from '@wegmarke/domain/words';
import { comparisonOf } from './comparison';

const share = (percent: number) => ({ exact: `${percent}/100`, percent });
const milestones = { done: 2, late: 0, overdue: 0, due: 0, dated: 5, total: 8 };

describe('the compared figure of a project', () => {
  it('is told where it reads differently from the progress', async () => {
    const words = await loadWords('de');
    const project = { actual: share(45), compared: share(20), planned: share(60), milestones };
    const comparison = comparisonOf(project, words);
    expect(comparison?.text.replace(/\s/g, ' ')).toBe('nur mit Termin: 20 %');
    expect(comparison?.why.replace(/\s/g, ' ')).toContain('5 Wegmarken mit Termin: 20 % statt 60 %');
  });

  it('is left out where it says nothing new', async () => {
    const words = await loadWords('de');
    const rounded = { exact: '51/250', percent: 20.4 };
    const same = { actual: share(20), compared: rounded, planned: share(60), milestones };
    expect(comparisonOf(same, words)).toBeNull();
    expect(comparisonOf({ ...same, compared: null }, words)).toBeNull();
    expect(comparisonOf({ ...same, compared: share(50), planned: null }, words)).toBeNull();
  });
});
