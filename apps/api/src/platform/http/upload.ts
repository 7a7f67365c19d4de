import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import type { FastifyRequest } from 'fastify';
import { invalidFields, ProblemError } from '../errors/problem-error';

export interface UploadOptions {
  /** Where what arrives lies until it is kept or discarded; made where it is missing. */
  readonly folder: string;
  readonly maxBytes: number;
  /** Of each other part of the form; 4,000 where not said. */
  readonly maxFieldBytes?: number;
}

/** A file as it arrived, whatever it calls itself. */
export interface ReceivedFile {
  readonly path: string;
  /** As the sender calls it, without any folder. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of its content, in hexadecimal. */
  readonly sha256: string;
}

export interface Upload {
  readonly file: ReceivedFile;
  /** The other parts of the form, each once. */
  readonly fields: Readonly<Record<string, string>>;
}

const MULTIPART = /^multipart\/form-data\s*;/i;
const LIMITS = { files: 1, fields: 10, fieldNameSize: 100, fieldSize: 4_000, parts: 11, headerPairs: 20 };
const MEGABYTE = 1_048_576;
const HOUR = 3_600_000;

/**
 * Streams the one file of a form (`multipart/form-data`, part `file`) to disk and hands it to `work`; afterwards the
 * file is gone from there, whatever happened. What is too large is read to its end and forgotten, so that the answer
 * arrives.
 *
 * @throws ProblemError 415 for another body, 400 where it breaks off, 413 where the file is too large, 422 without one
 */
export async function withUpload<T>(
  request: FastifyRequest,
  options: UploadOptions,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  if (!MULTIPART.test(request.headers['content-type'] ?? '')) {
    throw new ProblemError(415, 'not-multipart', { detail: 'Send the file as multipart/form-data.' });
  }
  await mkdir(options.folder, { recursive: true });
  await discardForgotten(options.folder);
  const path = join(options.folder, randomUUID());
  try {
    return await work(await receive(request, path, options));
  } finally {
    await rm(path, { force: true });
  }
}

/** Removes what an end of the process left in the folder: nothing arrives for a whole hour. */
export async function discardForgotten(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const path of names.map((name) => join(folder, name))) {
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < Date.now() - HOUR) await rm(path, { force: true });
  }
}

interface Arriving {
  readonly name: string;
  readonly stream: BusboyFileStream;
  readonly written: Promise<{ readonly size: number; readonly sha256: string }>;
}

async function receive(request: FastifyRequest, path: string, options: UploadOptions): Promise<Upload> {
  const { maxBytes } = options;
  const fields: Record<string, string> = {};
  const fault: { problem?: ProblemError } = {};
  let arriving: Arriving | undefined;
  const form = openForm(request, options);
  form.on('field', (name, value, nameIsCut, valueIsCut) => {
    if (nameIsCut || valueIsCut || name in fields || name in Object.prototype)
      fault.problem = wrongField(name);
    else fields[name] = value;
  });
  form.on('filesLimit', () => (fault.problem = oneFile()));
  form.on('fieldsLimit', () => (fault.problem = oneFile()));
  form.on('file', (field, stream, name: string | undefined) => {
    if (field !== 'file' || arriving) {
      fault.problem = oneFile();
      stream.resume();
      return;
    }
    arriving = { name: baseName(name ?? ''), stream, written: write(stream, path) };
    // Waited for below; where the body breaks off earlier, that is what is told.
    arriving.written.catch(() => undefined);
  });
  try {
    await pipeline(request.raw, form);
  } catch {
    arriving?.stream.destroy(new Error('The body broke off.'));
    await arriving?.written.catch(() => undefined);
    throw broken();
  }
  if (fault.problem) throw fault.problem;
  if (!arriving) throw oneFile();
  const { size, sha256 } = await arriving.written;
  if (arriving.stream.truncated) throw tooLarge(maxBytes);
  if (size === 0) throw fileFault('file-empty', 'The file is empty.');
  return { fields, file: { path, name: arriving.name, size, sha256 } };
}

function openForm(
  request: FastifyRequest,
  { maxBytes, maxFieldBytes = LIMITS.fieldSize }: UploadOptions,
): BusboyInstance {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: { ...LIMITS, fieldSize: maxFieldBytes, fileSize: maxBytes },
    });
  } catch {
    // No boundary, for example.
    throw broken();
  }
}

/** Hashes what it writes; resolves when the bytes are on the disk. */
async function write(stream: Readable, path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { size, sha256: hash.digest('hex') };
}

/** Some senders name the whole path; browsers write a quotation mark as %22. */
function baseName(name: string): string {
  return name.replaceAll('%22', '"').split(/[/\\]/).at(-1) ?? '';
}

const fileFault = (code: string, detail: string): ProblemError =>
  invalidFields([{ pointer: '/file', code, detail }]);
const oneFile = (): ProblemError => fileFault('required', 'Send exactly one file, as the part "file".');
const wrongField = (name: string): ProblemError =>
  invalidFields([
    {
      pointer: `/${name.slice(0, 60)}`,
      code: 'unknown-field',
      detail: 'A field is too long or given twice.',
    },
  ]);
const broken = (): ProblemError =>
  new ProblemError(400, 'upload-broken', { detail: 'The upload broke off. Nothing was stored; try again.' });
const tooLarge = (maxBytes: number): ProblemError =>
  new ProblemError(413, 'file-too-large', {
    detail: `A file may have at most ${Math.floor(maxBytes / MEGABYTE)} MB.`,
  });
