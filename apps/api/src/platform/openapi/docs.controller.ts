import { randomBytes } from 'node:crypto';
import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../access/access-rule';
import { Answer } from '../http/answer';
import { type ApiDocument, renderDocs } from './docs-page';

/** Token: reads the description of the API, generated from its routes and kept in the repository. */
export const API_DOCUMENT = Symbol('API_DOCUMENT');

/** Describes the API to whoever wants to use it. */
@Public()
@Controller()
export class DocsController {
  #text: string | undefined;

  constructor(@Inject(API_DOCUMENT) private readonly readDocument: () => Promise<ApiDocument>) {}

  @Get('openapi.json')
  async document(): Promise<Answer> {
    this.#text ??= JSON.stringify(await this.readDocument());
    return Answer.text(this.#text, { headers: { 'cache-control': 'public, max-age=300' } });
  }

  @Get('api/docs')
  async browse(): Promise<Answer> {
    const nonce = randomBytes(16).toString('base64');
    return Answer.file(renderDocs(await this.readDocument(), nonce), 'text/html; charset=utf-8', {
      headers: {
        'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      },
    });
  }
}
