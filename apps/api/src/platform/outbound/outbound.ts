import { lookup as resolveName } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings';
import { isPublicAddress } from './public-address';

/** Nobody's answer is longer, where whoever asks does not say otherwise. */
const MOST_BYTES = 1_048_576;

/** An address that must not be asked. */
export class AddressRefused extends Error {}

export interface OutboundRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | null;
  readonly signal?: AbortSignal;
  /** A longer answer is given up. */
  readonly mostBytes?: number;
}

/**
 * Asks servers whose address somebody typed in. None that lies in the server's own network, unless a setting allows it:
 * the name is looked up once and the connection goes to exactly what was looked at. Redirections are not followed.
 */
@Injectable()
export class Outbound {
  readonly #allowsPrivate: boolean;

  constructor(settings: Settings) {
    this.#allowsPrivate = settings.identityProviderPrivate;
  }

  /** Whether TLS may be left out, and private addresses be reached. */
  get allowsPrivate(): boolean {
    return this.#allowsPrivate;
  }

  /** Whether such an address could be asked at all, as far as it can be read. */
  permits(address: URL): boolean {
    if (address.username !== '' || address.password !== '') return false;
    if (this.#allowsPrivate) return address.protocol === 'https:' || address.protocol === 'http:';
    const host = address.hostname.replace(/^\[|\]$/g, '');
    return address.protocol === 'https:' && (isIP(host) === 0 || isPublicAddress(host));
  }

  /** @throws AddressRefused, and whatever a connection fails with */
  fetch(
    address: string,
    { method = 'GET', headers, body, signal, mostBytes = MOST_BYTES }: OutboundRequest,
  ): Promise<Response> {
    const url = URL.parse(address);
    if (!url || !this.permits(url)) return Promise.reject(new AddressRefused('This address is not asked.'));
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const options: RequestOptions = {
      method,
      headers: { ...headers, connection: 'close' },
      signal,
      agent: false,
      ...(this.#allowsPrivate ? {} : { lookup: lookUpPublic }),
    };
    return new Promise((resolve, reject) => {
      const sent = send(url, options, (answer) => {
        readAnswer(answer, mostBytes).then(resolve, reject);
      });
      sent.on('error', reject);
      sent.end(body ?? undefined);
    });
  }
}

/** A name that leads anywhere inside leads nowhere: of several addresses all must be outside. */
const lookUpPublic: LookupFunction = (host, options, told) => {
  resolveName(host, { ...options, all: true }, (error, found) => {
    if (error) {
      told(error, '');
      return;
    }
    const [first] = found;
    if (!first || !found.every(({ address }) => isPublicAddress(address))) {
      told(new AddressRefused('This name leads into the own network.'), '');
      return;
    }
    if (options.all) told(null, found);
    else told(null, first.address, first.family);
  });
};

async function readAnswer(answer: IncomingMessage, mostBytes: number): Promise<Response> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBytes) {
      answer.destroy();
      throw new Error('The answer is too long.');
    }
    parts.push(part);
  }
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const status = answer.statusCode ?? 502;
  const isEmpty = status === 204 || status === 304 || status < 200;
  return new Response(isEmpty ? null : Buffer.concat(parts), { status: Math.max(status, 200), headers });
}
