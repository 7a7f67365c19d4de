import { Body, Controller, Delete, Get, Headers, HttpCode, Patch, Post, Req } from '@nestjs/common';
import type { List, ProjectDocument } from '@wegmarke/domain/contracts';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Limited } from '../../platform/access/limits';
import { notFound } from '../../platform/errors/problem-error';
import { Answer } from '../../platform/http/answer';
import { dispositionOf } from '../../platform/http/disposition';
import { isUnchanged } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, AcceptsFile, Answers, AnswersFile, AnswersList } from '../../platform/openapi/operation';
import { ObjectStore } from '../../platform/storage/object-store';
import { isShown } from './content-type';
import { contentKey, DocumentsService } from './documents.service';
import { DocumentPatchDto, LinkInputDto } from './dto/document-input';

const UPLOAD = { decidedBy: 'service', transaction: false } as const;
const CHANGE = { subject: 'document', ifMatch: true } as const;
/** Whatever a file holds: nothing in it loads, runs, submits or opens anything. */
const FILE_POLICY =
  "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

@Controller('municipalities/:slug')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentsService,
    private readonly store: ObjectStore,
  ) {}

  @Get('projects/:id/documents')
  @Requires('strategy.read', { decidedBy: 'service' })
  @AnswersList('ProjectDocument', 'Files and links of a project and its milestones that the reader may read.')
  list(@CurrentAccess() access: Access, @IdParam() id: string): Promise<List<ProjectDocument>> {
    return this.documents.list(access, id);
  }

  @Post('projects/:id/documents')
  @Requires('project.edit', UPLOAD)
  @Limited('upload')
  @AcceptsFile('DocumentFields')
  @Answers('ProjectDocument', 'Adds a file to a project. What it is follows from its content.', 201)
  async upload(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
  ): Promise<ProjectDocument> {
    return this.documents.upload(access, { projectId: id }, request);
  }

  @Post('milestones/:id/documents')
  @Requires('milestone.update', UPLOAD)
  @Limited('upload')
  @AcceptsFile('DocumentFields')
  @Answers('ProjectDocument', 'Adds a file to a milestone, to evidence that it is done.', 201)
  uploadEvidence(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
  ): Promise<ProjectDocument> {
    return this.documents.upload(access, { milestoneId: id }, request);
  }

  @Post('projects/:id/links')
  @Requires('project.edit', { decidedBy: 'service' })
  @Accepts('LinkInput')
  @Answers('ProjectDocument', 'Adds a link to a project, or to one of its milestones.', 201)
  addLink(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: LinkInputDto,
  ): Promise<ProjectDocument> {
    return this.documents.addLink(access, id, input);
  }

  @Get('documents/:id/file')
  @Requires('strategy.read', { decidedBy: 'service' })
  @AnswersFile('application/octet-stream', 'The bytes of a file, for whoever may read it.')
  async download(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
  ): Promise<Answer> {
    const { sha256, mediaType, size, title } = await this.documents.file(access, id);
    const etag = `"${sha256}"`;
    if (isUnchanged(ifNoneMatch, etag)) return Answer.notModified(etag);
    const bytes = await this.store.open(contentKey(access.municipality.id, sha256));
    if (!bytes) throw notFound();
    const type = mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType;
    return Answer.file(bytes, type, {
      etag,
      headers: {
        'content-disposition': dispositionOf(title, isShown(mediaType)),
        'content-length': size ?? '',
        'content-security-policy': FILE_POLICY,
        'cache-control': 'private, no-cache',
      },
    });
  }

  @Patch('documents/:id')
  @Requires('project.edit', CHANGE)
  @Accepts('DocumentPatch')
  @Answers('ProjectDocument', 'Gives a file or link another title, or other readers.')
  change(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: DocumentPatchDto,
  ): Promise<ProjectDocument> {
    return this.documents.change(access, id, input);
  }

  @Delete('documents/:id')
  @HttpCode(204)
  @Requires('project.edit', CHANGE)
  @Answers(null, 'Removes a file or link. That it was there stays on record.')
  remove(@CurrentAccess() access: Access, @IdParam() id: string): Promise<void> {
    return this.documents.remove(access, id);
  }
}
