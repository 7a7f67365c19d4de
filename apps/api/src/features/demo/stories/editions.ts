import { addDays, type Day } from '@wegmarke/domain/calendar';
import { REPORT_SECTIONS, type ReportSection } from '@wegmarke/domain/contracts';
import type { EditionStory } from '../story';
import { idOf } from './identity';
import { type CitySeed, fieldText } from './seed';

/** Composed a week after its quarter and sealed with the figures of then; the council meets four weeks later. */
const COMPOSED_AFTER = 7;
const SESSION_AFTER = 28;

/** The last day of a quarter that is over; 1: the one before today's. */
export function quarterEnd(today: Day, quartersAgo: number): Day {
  const months = Number(today.slice(0, 4)) * 4 + Math.ceil(Number(today.slice(5, 7)) / 3) - 1 - quartersAgo;
  const ends = ['03-31', '06-30', '09-30', '12-31'];
  return `${String(Math.floor(months / 4))}-${ends[months % 4] ?? ''}`;
}

export function editionsOf({ slug, strategy, offices }: CitySeed, today: Day): readonly EditionStory[] {
  const office = (key: string) => {
    const found = offices.find((each) => each.key === key);
    if (!found) throw new Error(`${slug}: no office ${key}`);
    return fieldText(found.words);
  };
  return (strategy.editions ?? []).map((seed): EditionStory => {
    const on = quarterEnd(today, seed.quartersAgo);
    const comparedOn = seed.comparedQuartersAgo === null ? null : quarterEnd(today, seed.comparedQuartersAgo);
    const sections: readonly ReportSection[] = REPORT_SECTIONS.filter(
      (section) => section !== 'changes' || comparedOn !== null,
    );
    return {
      strategyId: idOf(`${slug}/strategy/${strategy.key}`),
      title: seed.title,
      language: 'de',
      body: seed.body,
      reference: seed.reference,
      sessionOn: addDays(on, SESSION_AFTER),
      on,
      comparedOn,
      sections,
      requests: seed.requests,
      composedBy: office(strategy.steering),
      approvedBy: office(strategy.verifying),
      sealedOn: addDays(on, COMPOSED_AFTER),
    };
  });
}
