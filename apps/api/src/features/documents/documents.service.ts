import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { List, ProjectDocument } from '@wegmarke/domain/contracts';
import { actingOffice, readableBy } from '@wegmarke/domain/permissions';
import type { FastifyRequest } from 'fastify';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import { Settings } from '../../platform/config/settings';
import type { Query } from '../../platform/database/database';
import { invalidFields, notFound, refused } from '../../platform/errors/problem-error';
import { InputPipe } from '../../platform/http/input.pipe';
import { withUpload } from '../../platform/http/upload';
import { ObjectStore } from '../../platform/storage/object-store';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { OfficesService } from '../offices/offices.service';
import { fileNameOf, mediaTypeOf } from './content-type';
import { toDocument } from './document-view';
import {
  type DocumentPlace,
  type DocumentRecord,
  DocumentsRepository,
  type NewDocument,
} from './documents.repository';
import { DocumentFieldsDto, type DocumentPatchDto, type LinkInputDto } from './dto/document-input';

/** What a document is added to. */
export type DocumentTarget = { readonly projectId: string } | { readonly milestoneId: string };

/** Where the bytes lie: below the city, by their content. What is the same is stored once. */
export const contentKey = (municipalityId: string, sha256: string): string =>
  `${municipalityId}/${sha256.slice(0, 2)}/${sha256}`;

/** Files and links of projects, and what evidences their milestones. */
@Injectable()
export class DocumentsService implements OnModuleInit {
  readonly #fields = new InputPipe();

  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: DocumentsRepository,
    private readonly offices: OfficesService,
    private readonly store: ObjectStore,
    private readonly settings: Settings,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('document', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const record = await this.repository.find(query, access.municipality.id, id, true);
        // What somebody may not read is not there for them.
        if (!record || !readableBy(access.actor).includes(record.readers)) return null;
        const { officeId, departmentId, version } = record;
        const current = (): Promise<ProjectDocument> => this.#view(access, record);
        return { subject: { officeId, departmentId }, version, current };
      }),
    );
  }

  /** Of a project and its milestones, as far as the reader may read them. */
  async list(access: Access, projectId: string): Promise<List<ProjectDocument>> {
    return this.database.read(access.municipality.id, async (query) => {
      const { id: municipalityId } = access.municipality;
      const place = await this.repository.placeOfProject(query, municipalityId, projectId);
      if (!place) throw notFound();
      access.require('strategy.read', { published: place.published });
      const records = await this.repository.ofProject(
        query,
        municipalityId,
        projectId,
        readableBy(access.actor),
      );
      const offices = await this.offices.officesById(access);
      const items = records.map((record) => toDocument(record, offices, access));
      return { items, nextCursor: null, total: items.length };
    });
  }

  /** A file with its bytes' description, for whoever may read it; to everybody else it is not there. */
  async file(access: Access, id: string): Promise<DocumentRecord & { sha256: string; mediaType: string }> {
    return this.database.read(access.municipality.id, async (query) => {
      const record = await this.repository.find(query, access.municipality.id, id);
      if (!record) throw notFound();
      access.require('strategy.read', { published: record.published });
      const { sha256, mediaType } = record;
      if (!readableBy(access.actor).includes(record.readers) || sha256 === null || mediaType === null)
        throw notFound();
      return { ...record, sha256, mediaType };
    });
  }

  /** The right is asked for before anything is read, and again when it is recorded: an upload takes time. */
  async upload(access: Access, target: DocumentTarget, request: FastifyRequest): Promise<ProjectDocument> {
    const { id: municipalityId } = access.municipality;
    await this.database.read(municipalityId, (query) => this.#placeFor(query, access, target));
    const options = {
      folder: join(this.settings.dataDir, 'uploads'),
      maxBytes: this.settings.maxUploadBytes,
    };
    return withUpload(request, options, async ({ file, fields }) => {
      const { readers = 'office', title } = await this.#checked(fields);
      const mediaType = await mediaTypeOf(file.path);
      await this.database.write(municipalityId, (query) =>
        this.repository.expectContent(query, municipalityId, file.sha256),
      );
      await this.store.put(contentKey(municipalityId, file.sha256), file.path, file.size);
      return this.#add(access, target, {
        title: title ?? fileNameOf(file.name, mediaType),
        readers,
        url: null,
        mediaType,
        size: file.size,
        sha256: file.sha256,
      });
    });
  }

  async addLink(access: Access, projectId: string, input: LinkInputDto): Promise<ProjectDocument> {
    const { url, title, readers = 'office', milestoneId } = input;
    const target = milestoneId == null ? { projectId } : { milestoneId };
    const place = await this.database.write(access.municipality.id, (query) =>
      this.#placeFor(query, access, target),
    );
    if (place.projectId !== projectId) {
      throw invalidFields([
        { pointer: '/milestoneId', code: 'unknown', detail: 'milestoneId must name one of this project.' },
      ]);
    }
    const shown = title ?? new URL(url).host;
    return this.#add(access, target, {
      title: shown,
      readers,
      url,
      mediaType: null,
      size: null,
      sha256: null,
    });
  }

  async change(access: Access, id: string, patch: DocumentPatchDto): Promise<ProjectDocument> {
    return this.database.write(access.municipality.id, async (query) => {
      const { id: municipalityId } = access.municipality;
      const record = await this.#record(query, access, id);
      const { title = record.title, readers = record.readers } = patch;
      if (title === record.title && readers === record.readers) return this.#view(access, record);
      await this.repository.change(query, municipalityId, id, { title, readers });
      if (record.readers === 'public' || readers === 'public')
        await this.repository.touchStrategy(query, municipalityId, record.strategyId);
      return this.#view(access, await this.#record(query, access, id));
    });
  }

  /** A mark: who had added what stays on record, its bytes as long as the retention says. */
  async remove(access: Access, id: string): Promise<void> {
    return this.database.write(access.municipality.id, async (query) => {
      const { id: municipalityId } = access.municipality;
      const record = await this.#record(query, access, id);
      if (await this.repository.isOnlyEvidence(query, municipalityId, id)) {
        throw refused(
          'only-evidence',
          'A reported completion rests on this evidence alone. Add another one first, or take the completion back.',
        );
      }
      await this.repository.remove(query, municipalityId, id, access.personId);
      if (record.readers === 'public')
        await this.repository.touchStrategy(query, municipalityId, record.strategyId);
    });
  }

  /**
   * That a document evidences a milestone, for the feature that records it.
   * @throws ProblemError 422 where it is none of the milestone's
   */
  async requireEvidence(query: Query, access: Access, milestoneId: string, id: string): Promise<void> {
    const record = await this.repository.find(query, access.municipality.id, id);
    if (record?.milestoneId !== milestoneId) {
      throw invalidFields([
        {
          pointer: '/evidenceDocumentId',
          code: 'unknown',
          detail: 'evidenceDocumentId must name a file or link of this milestone.',
        },
      ]);
    }
  }

  async #add(
    access: Access,
    target: DocumentTarget,
    document: Omit<NewDocument, 'id' | 'personId' | 'officeId'>,
  ): Promise<ProjectDocument> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const place = await this.#placeFor(query, access, target);
      // Who sends the same at the same moment waits here, and finds it there like whoever sends again what got through.
      if (document.sha256 !== null)
        await this.repository.expectContent(query, municipalityId, document.sha256);
      const twin = await this.repository.findTwin(query, municipalityId, place, document);
      if (twin !== null) return this.#view(access, await this.#record(query, access, twin));
      const id = uuid();
      await this.repository.add(query, municipalityId, place, {
        ...document,
        id,
        personId: access.personId,
        officeId: actingOffice(access.actor, place.officeId),
      });
      if (document.readers === 'public')
        await this.repository.touchStrategy(query, municipalityId, place.strategyId);
      return this.#view(access, await this.#record(query, access, id));
    });
  }

  /** @throws ProblemError 404 where there is no such thing, 403 without the right to add to it */
  async #placeFor(query: Query, access: Access, target: DocumentTarget): Promise<DocumentPlace> {
    const { id: municipalityId } = access.municipality;
    const place =
      'projectId' in target
        ? await this.repository.placeOfProject(query, municipalityId, target.projectId)
        : await this.repository.placeOfMilestone(query, municipalityId, target.milestoneId);
    if (!place) throw notFound();
    const { officeId, departmentId } = place;
    access.require('projectId' in target ? 'project.edit' : 'milestone.update', { officeId, departmentId });
    return place;
  }

  async #view(access: Access, record: DocumentRecord): Promise<ProjectDocument> {
    return toDocument(record, await this.offices.officesById(access), access);
  }

  async #record(query: Query, access: Access, id: string): Promise<DocumentRecord> {
    const record = await this.repository.find(query, access.municipality.id, id);
    if (!record) throw notFound();
    return record;
  }

  async #checked(fields: Readonly<Record<string, string>>): Promise<DocumentFieldsDto> {
    const input = await this.#fields.transform(fields, { type: 'body', metatype: DocumentFieldsDto });
    return input as DocumentFieldsDto;
  }
}
