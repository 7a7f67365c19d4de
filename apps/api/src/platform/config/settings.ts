import { readEdge } from './edge-settings';
import { readMail } from './mail-settings';
import { settingReader } from './secret-files';
import { readTraces, type TraceSettings } from './trace-settings';

/** Everything the process is told from outside, checked once at start. Also the injection token. */
export class Settings {
  readonly host!: string;
  readonly port!: number;
  /** The owner's connection: migrates, and hands rights to the application's role. */
  readonly databaseUrl!: string;
  /** The application's own connection; null: its role is made by the owner. */
  readonly databaseAppUrl!: string | null;
  /** The owner's connection past a pooler in transaction mode; null: there is none. */
  readonly databaseDirectUrl!: string | null;
  /** Connections of the application's pool. */
  readonly databasePool!: number;
  /** Readers whom the process tells what is new, at once. */
  readonly liveConnections!: number;
  readonly dataDir!: string;
  readonly demo!: boolean;
  readonly demoPassword!: string;
  readonly metrics!: boolean;
  /** Whether `X-Forwarded-*` is believed: true, false, how many proxies stand one behind the other, or their addresses. */
  readonly trustProxy!: boolean | number | string;
  /** All limits of requests, in percent of what they are by default. */
  readonly rateLimitPercent!: number;
  /** Where whoever finds a hole can turn to, and what they are promised; null: no `security.txt`. */
  readonly securityContact!: string | null;
  readonly securityPolicy!: string | null;
  readonly logLevel!: LogLevel;
  /** The built web application: `browser/` and `server/`. */
  readonly webDir!: string;
  /** Most bytes of an uploaded file. */
  readonly maxUploadBytes!: number;
  /** How long the bytes of a removed document are kept before they are erased. */
  readonly documentRetentionDays!: number;
  /** Seals secrets in the database and signs device cookies; null: a file in `dataDir`, made when first needed. */
  readonly secretKey!: Buffer | null;
  /** Where uploaded files lie; null: in a folder of `dataDir`. */
  readonly s3!: S3Settings | null;
  /** Where people reach the product: what links in mail begin with, and passkeys belong to; without a slash at its end. */
  readonly publicUrl!: string;
  /** The server that takes mail; null: no mail leaves. */
  readonly smtpUrl!: string | null;
  /** Whether mail leaves by an encrypted connection or not at all. */
  readonly smtpRequireTls!: boolean;
  /** Whether identity providers may be reached without TLS and at private addresses of the server's own network. */
  readonly identityProviderPrivate!: boolean;
  /** From whom mail is: an address, with or without a name before it. */
  readonly mailFrom!: string;
  /** Whether mail leaves to domains set aside for samples (RFC 2606) too: for a mail server that only collects. */
  readonly mailReserved!: boolean;
  /** Where spans are sent; null: none are made. */
  readonly traces!: TraceSettings | null;
}

/** A bucket of a service that speaks S3. */
export interface S3Settings {
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const MEGABYTE = 1_048_576;
const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** The message holds one plain sentence per wrong setting, one a line. */
export class SettingsError extends Error {}

type Values = { readonly [Name in keyof Settings]: Settings[Name] };
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks all settings.
 * @throws SettingsError naming every wrong one
 */
export function readSettings(env: Environment): Settings {
  const wrong: string[] = [];
  const text = settingReader(env, wrong);

  const integer = (name: string, fallback: number, min: number, max: number): number => {
    const value = text(name);
    if (value === undefined) return fallback;
    if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    wrong.push(`${name} must be a whole number from ${min} to ${max}, but is "${value}".`);
    return fallback;
  };
  const flag = (name: string, fallback: boolean): boolean => {
    const value = text(name);
    if (value === undefined) return fallback;
    if (value === 'on' || value === 'off') return value === 'on';
    wrong.push(`${name} must be "on" or "off", but is "${value}".`);
    return fallback;
  };
  // The value is not repeated: it may hold a password.
  const postgresUrl = (name: string): string | null => {
    const value = text(name);
    if (value === undefined) return null;
    if (isPostgresUrl(value)) return value;
    wrong.push(`${name} must be an address like postgresql://user:password@host:5432/database.`);
    return null;
  };

  const demo = flag('DEMO', true);
  const databaseUrl = postgresUrl('DATABASE_URL');
  if (databaseUrl === null && text('DATABASE_URL') === undefined) {
    wrong.push('DATABASE_URL is missing: it names the PostgreSQL database, version 16 or newer.');
  }
  const demoPassword = text('DEMO_PASSWORD') ?? 'wegmarke';
  if (demoPassword.length < 8) wrong.push('DEMO_PASSWORD must have at least 8 characters.');

  const values: Values = {
    host: text('HOST') ?? 'localhost',
    port: integer('PORT', 3000, 0, 65_535),
    databaseUrl: withPassword(databaseUrl ?? '', text('DATABASE_PASSWORD')),
    databaseAppUrl: postgresUrl('DATABASE_APP_URL'),
    databaseDirectUrl: withPassword(postgresUrl('DATABASE_DIRECT_URL'), text('DATABASE_PASSWORD')),
    databasePool: integer('DATABASE_POOL', 10, 2, 200),
    liveConnections: integer('LIVE_CONNECTIONS', 5_000, 0, 100_000),
    dataDir: text('DATA_DIR') ?? '.data',
    demo,
    demoPassword,
    metrics: flag('METRICS', demo),
    logLevel: readLogLevel(text('LOG_LEVEL'), wrong),
    webDir: text('WEB_DIR') ?? 'dist/web',
    maxUploadBytes: integer('MAX_UPLOAD_MB', 25, 1, 1000) * MEGABYTE,
    documentRetentionDays: integer('DOCUMENT_RETENTION_DAYS', 30, 0, 3650),
    secretKey: readSecretKey(text('SECRET_KEY'), wrong),
    s3: readS3(text, wrong),
    identityProviderPrivate: flag('IDENTITY_PROVIDER_PRIVATE', false),
    ...readMail(text, flag, wrong),
    ...readEdge(text, integer, wrong),
    ...readTraces(text, wrong),
  };
  if (wrong.length > 0) throw new SettingsError(wrong.join('\n'));
  return Object.assign(new Settings(), values);
}

/** All of them or none; the region may be left out. The values are not repeated: they may hold a secret. */
function readS3(text: (name: string) => string | undefined, wrong: string[]): S3Settings | null {
  const needed = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
  const missing = needed.filter((name) => text(name) === undefined);
  if (missing.length === needed.length) return null;
  for (const name of missing) wrong.push(`${name} must be set too, as other settings of S3 are.`);
  const endpoint = text('S3_ENDPOINT') ?? '';
  if (endpoint !== '' && !['http:', 'https:'].includes(URL.parse(endpoint)?.protocol ?? ''))
    wrong.push('S3_ENDPOINT must be an address like https://s3.example.org.');
  const bucket = text('S3_BUCKET') ?? '';
  if (bucket !== '' && !/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/.test(bucket))
    wrong.push('S3_BUCKET must be the name of a bucket: small letters, digits, dots and hyphens.');
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    bucket,
    region: text('S3_REGION') ?? 'us-east-1',
    accessKeyId: text('S3_ACCESS_KEY_ID') ?? '',
    secretAccessKey: text('S3_SECRET_ACCESS_KEY') ?? '',
  };
}

/** The value is not repeated: it is the secret. */
function readSecretKey(value: string | undefined, wrong: string[]): Buffer | null {
  if (value === undefined) return null;
  const key = Buffer.from(value, 'base64');
  if (key.length >= 32) return key;
  wrong.push(
    'SECRET_KEY must hold at least 32 random bytes in base64: "openssl rand -base64 32" makes them.',
  );
  return null;
}

function isPostgresUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
}

/** A password of its own may hold any character. */
function withPassword<Address extends string | null>(
  address: Address,
  password: string | undefined,
): Address | string {
  const url = address === null ? null : URL.parse(address);
  if (password === undefined || url === null) return address;
  url.password = encodeURIComponent(password);
  return url.href;
}

function readLogLevel(value: string | undefined, wrong: string[]): LogLevel {
  const level = LOG_LEVELS.find((known) => known === (value ?? 'info'));
  if (level) return level;
  wrong.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, but is "${value}".`);
  return 'info';
}
