import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { referenceKey } from '@wegmarke/domain/resolutions';
import type { Query } from '../../platform/database/database';
import type { StrategyStory, Story } from './story';

@Injectable()
export class DemoRepository {
  constructor(private readonly database: TenantDatabase) {}

  /** Whether a real municipality lives here, and the slugs of the others. */
  async inhabitants(): Promise<{ real: boolean; slugs: readonly string[] }> {
    const [row] = await this.database.global<{ real: boolean; slugs: readonly string[] }>(
      `select exists (select from municipality where not demo) as real,
         array(select slug from municipality where demo) as slugs`,
    );
    return row ?? { real: false, slugs: [] };
  }

  /** Only one instance loads: whoever comes second waits, and then finds the municipality. */
  async takeTurn(query: Query): Promise<void> {
    await query(`select pg_advisory_xact_lock(hashtext('wegmarke demo'))`);
  }

  async exists(slug: string): Promise<boolean> {
    return (
      (await this.database.global(`select 1 as one from municipality where slug = $1`, [slug])).length > 0
    );
  }

  async addMunicipality(id: string, { municipality }: Story): Promise<void> {
    const { slug, name, initials, languages, timeZone, colour } = municipality;
    await this.database.global(
      `insert into municipality (id, slug, name, initials, languages, time_zone, colour, demo)
       values ($1, $2, $3, $4, $5, $6, $7, true)`,
      [id, slug, name, initials, languages, timeZone, colour],
    );
  }

  async addPeople(query: Query, municipalityId: string, story: Story): Promise<void> {
    await query(
      `insert into department (municipality_id, id, title)
       select $1, r.id, r.title from jsonb_to_recordset($2::jsonb) as r (id uuid, title jsonb)`,
      [municipalityId, JSON.stringify(story.departments)],
    );
    await query(
      `insert into office (municipality_id, id, kind, title, department_id, holder_public)
       select $1, r.id, r.kind, r.title, r."departmentId", r."holderPublic"
       from jsonb_to_recordset($2::jsonb) as r (id uuid, kind text, title jsonb, "departmentId" uuid, "holderPublic" boolean)`,
      [municipalityId, JSON.stringify(story.offices)],
    );
    await query(
      `insert into person (municipality_id, id, name, documented)
       select $1, r.id, r.name, r.documented from jsonb_to_recordset($2::jsonb) as r (id uuid, name text, documented boolean)`,
      [municipalityId, JSON.stringify(story.persons)],
    );
    await query(
      `insert into appointment (municipality_id, id, office_id, person_id, kind, from_on, until_on)
       select $1, r.id, r."officeId", r."personId", r.kind, r."fromOn", r."untilOn"
       from jsonb_to_recordset($2::jsonb) as r
         (id uuid, "officeId" uuid, "personId" uuid, kind text, "fromOn" date, "untilOn" date)`,
      [municipalityId, JSON.stringify(story.appointments)],
    );
  }

  async addAccount(
    query: Query,
    municipalityId: string,
    account: Story['accounts'][number] & { readonly id: string; readonly passwordHash: string },
  ): Promise<void> {
    await query(`insert into account (id, email, name, demo) values ($1, $2, $3, true)`, [
      account.id,
      account.email,
      account.name,
    ]);
    await query(`insert into credential (account_id, password_hash) values ($1, $2)`, [
      account.id,
      account.passwordHash,
    ]);
    await query(
      `insert into membership (municipality_id, account_id, person_id, roles) values ($1, $2, $3, $4)`,
      [municipalityId, account.id, account.personId, account.roles],
    );
  }

  async addStrategy(query: Query, municipalityId: string, strategy: StrategyStory): Promise<void> {
    await query(
      `insert into strategy (municipality_id, id, ordinal, title, vision, starts_on, target_on, published, sample, source)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        municipalityId,
        strategy.id,
        strategy.ordinal,
        strategy.title,
        strategy.vision,
        strategy.startsOn,
        strategy.targetOn,
        strategy.published,
        strategy.sample,
        strategy.source,
      ],
    );
    await query(
      `insert into occasion (municipality_id, id, strategy_id, held_on, title)
       select $1, r.id, $2, r."heldOn", r.title from jsonb_to_recordset($3::jsonb) as r (id uuid, "heldOn" date, title jsonb)`,
      [municipalityId, strategy.id, JSON.stringify(strategy.occasions)],
    );
  }

  /** @param personId who said so */
  async addDependencies(
    query: Query,
    municipalityId: string,
    { id, dependencies }: StrategyStory,
    personId: string,
  ): Promise<void> {
    await query(
      `insert into milestone_dependency (municipality_id, strategy_id, id, milestone_id, needs_id, added_by)
       select $1, $2, r.id, r."milestoneId", r."needsId", $4
       from jsonb_to_recordset($3::jsonb) as r (id uuid, "milestoneId" uuid, "needsId" uuid)`,
      [municipalityId, id, JSON.stringify(dependencies), personId],
    );
  }

  async addUpdates(query: Query, municipalityId: string, strategy: StrategyStory): Promise<void> {
    await query(
      `insert into project_update (municipality_id, id, version, project_id, readers, happened, next, ask_office_id,
         ask_text, ask_by, person_id, office_id, recorded_at)
       select $1, r.id, 1, r."projectId", r.readers, r.happened, r.next, r."askOfficeId", r."askText", r."askBy",
         r."personId", r."officeId", r."recordedAt"
       from jsonb_to_recordset($2::jsonb) as r (id uuid, "projectId" uuid, readers text, happened jsonb, next jsonb,
         "askOfficeId" uuid, "askText" jsonb, "askBy" date, "personId" uuid, "officeId" uuid, "recordedAt" timestamptz)`,
      [municipalityId, JSON.stringify(strategy.updates)],
    );
  }

  async addQuestions(query: Query, municipalityId: string, questions: Story['questions']): Promise<void> {
    const columns = `r (id uuid, "milestoneId" uuid, "officeId" uuid, "personId" uuid, text text, "askedOn" date,
      "answerBy" date, "suggestedId" uuid)`;
    await query(
      `insert into help_request (municipality_id, id, milestone_id, text, answer_by, requested_by, office_id, requested_at)
       select $1, r.id, r."milestoneId", r.text, r."answerBy", r."personId", r."officeId", r."askedOn" + interval '9 hours'
       from jsonb_to_recordset($2::jsonb) as ${columns} where r."suggestedId" is null`,
      [municipalityId, JSON.stringify(questions)],
    );
    await query(
      `insert into owner_suggestion (municipality_id, id, milestone_id, office_id, reason, suggested_by, suggested_at)
       select $1, r.id, r."milestoneId", r."suggestedId", r.text, r."personId", r."askedOn" + interval '9 hours'
       from jsonb_to_recordset($2::jsonb) as ${columns} where r."suggestedId" is not null`,
      [municipalityId, JSON.stringify(questions)],
    );
  }

  async addResolutions(
    query: Query,
    municipalityId: string,
    resolutions: Story['resolutions'],
  ): Promise<void> {
    const rows = resolutions.map((each) => ({ ...each, key: referenceKey(each.reference) }));
    await query(
      `insert into resolution (municipality_id, id, reference, reference_key, title, body, decided_on, role, result, public,
         source, sample)
       select $1, r.id, r.reference, r.key, r.title, r.body, r."decidedOn", r.role, r.result, true, 'entered', r.sample
       from jsonb_to_recordset($2::jsonb) as r (id uuid, reference text, key text, title jsonb, body text,
         "decidedOn" date, role text, result text, sample boolean)`,
      [municipalityId, JSON.stringify(rows)],
    );
  }
}
