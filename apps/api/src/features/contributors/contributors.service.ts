import { Injectable } from '@nestjs/common';
import type { Contributor, ContributorInput, List } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { conflict, invalidFields, notFound } from '../../platform/errors/problem-error';
import { isMailAddress } from '../../platform/mail/mail-outbox';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { ContributorsRepository } from './contributors.repository';

/** People whom a project's office names to prepare its updates. */
@Injectable()
export class ContributorsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ContributorsRepository,
  ) {}

  async list(access: Access, projectId: string): Promise<List<Contributor>> {
    const items = await this.database.read(access.municipality.id, (query) =>
      this.repository.list(query, access.municipality.id, projectId),
    );
    return { items, nextCursor: null, total: items.length };
  }

  async add(access: Access, projectId: string, input: ContributorInput): Promise<List<Contributor>> {
    const { id: municipalityId } = access.municipality;
    const { personId } = input;
    const email = input.email?.trim().toLowerCase() ?? null;
    await this.database.write(municipalityId, async (query) => {
      const person = await this.repository.person(query, municipalityId, personId);
      if (!person)
        throw wrongField('/personId', 'person', 'personId must name a person of this municipality.');
      if (email !== null && !isMailAddress(email))
        throw wrongField('/email', 'email', 'email must be one address.');
      if (email === null && !person.isMember)
        throw wrongField('/email', 'missing', 'email is needed, as this person has no account.');
      // Whoever has an account is written to where their account says.
      const isNew = await this.repository.add(query, municipalityId, {
        id: uuid(),
        projectId,
        personId,
        email: person.isMember ? null : email,
        namedBy: access.personId,
      });
      if (!isNew) throw conflict('contributes-already', 'This person contributes already.');
    });
    return this.list(access, projectId);
  }

  /** Links that they were sent end with it. */
  async end(access: Access, projectId: string, id: string): Promise<void> {
    await this.database.write(access.municipality.id, async (query) => {
      if (!(await this.repository.end(query, access.municipality.id, projectId, id, access.personId)))
        throw notFound();
    });
  }
}

const wrongField = (pointer: string, code: string, detail: string) =>
  invalidFields([{ pointer, code, detail }]);
