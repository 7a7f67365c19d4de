import { createHash } from 'node:crypto';
import { addDays, type Day } from '@wegmarke/domain/calendar';
import { v7 } from 'uuid';
import type { AppointmentStory, UpdateStory } from '../story';
import { actingFor } from './chronicle';
import { idOf } from './identity';
import { fieldText, type StrategySeed } from './seed';

/** Written at noon, by whoever held the project's office that day; where nobody did, it is left out. */
export function updatesOf(
  slug: string,
  strategy: StrategySeed,
  appointments: readonly AppointmentStory[],
  today: Day,
): UpdateStory[] {
  const officeOf = (name: string): string => idOf(`${slug}/office/${name}`);
  return strategy.pillars.flatMap(({ projects }) =>
    projects.flatMap(({ key, office, updates = [] }) =>
      updates.flatMap(({ ago, readers, happened, next, ask }) => {
        const on = addDays(today, -ago);
        const personId = actingFor(appointments, officeOf(office), on);
        if (personId === null) return [];
        const recordedAt = `${on}T12:00:00.000Z`;
        return {
          id: v7({ msecs: Date.parse(recordedAt), random: digest(`${slug}/${key}/${String(ago)}`) }),
          projectId: idOf(`${slug}/project/${key}`),
          readers,
          happened: fieldText(happened),
          next: next ? fieldText(next) : null,
          askOfficeId: ask ? officeOf(ask.office) : null,
          askText: ask ? fieldText(ask.words) : null,
          askBy: ask ? addDays(today, ask.within) : null,
          personId,
          officeId: officeOf(office),
          recordedAt,
        };
      }),
    ),
  );
}

/** The same at every start. */
const digest = (key: string): Uint8Array =>
  createHash('sha256').update(`wegmarke update ${key}`).digest().subarray(0, 16);
