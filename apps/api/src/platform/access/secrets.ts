import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FILE = 'secret.key';

/**
 * Seals what must be kept and not be read in the database, and signs what is handed out and comes back. The key is the
 * setting `SECRET_KEY`, else a file in `DATA_DIR` that the first use makes; instances of one database need the same.
 * What is sealed for one purpose cannot be opened for another.
 */
@Injectable()
export class Secrets {
  #master: Buffer | undefined;
  readonly #keys = new Map<string, Buffer>();

  constructor(private readonly settings: Settings) {}

  /** @param purpose in the words of the code: `totp`, `identity-provider` */
  seal(purpose: string, text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#keyFor(`seal:${purpose}`), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** Null where it was changed, or sealed with another key. */
  open(purpose: string, sealed: string): string | null {
    const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url');
    if (bytes.length < IV_BYTES + TAG_BYTES) return null;
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.#keyFor(`seal:${purpose}`),
      bytes.subarray(0, IV_BYTES),
    );
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    try {
      const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }

  /** HMAC-SHA-256. Compare in constant time. */
  sign(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.#keyFor(`sign:${purpose}`))
      .update(text)
      .digest();
  }

  #keyFor(purpose: string): Buffer {
    const known = this.#keys.get(purpose);
    if (known) return known;
    this.#master ??= this.settings.secretKey ?? keyFrom(this.settings.dataDir);
    const key = Buffer.from(hkdfSync('sha256', this.#master, '', purpose, KEY_BYTES));
    this.#keys.set(purpose, key);
    return key;
  }
}

/** Of instances that make it at the same moment, one puts its own in place, whole, and all read that one. */
function keyFrom(dataDir: string): Buffer {
  const file = join(dataDir, FILE);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const made = `${file}.${String(process.pid)}`;
    writeFileSync(made, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600 });
    try {
      linkSync(made, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(made);
    }
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length < KEY_BYTES) throw new Error(`${file} holds no key: restore it from the backup.`);
  return key;
}
