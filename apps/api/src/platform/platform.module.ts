import { join } from 'node:path';
import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { Acting } from './audit/acting';
import { AuditLog } from './audit/audit-log';
import { RefusalLog } from './audit/refusal-log';
import { AccessGuard } from './access/access.guard';
import { AccessTokenStore } from './access/access-token-store';
import { KnownDevices } from './access/known-device';
import { MunicipalityDirectory } from './access/municipality-directory';
import { Operators } from './access/operators';
import { LimitGuard } from './access/limit.guard';
import { Secrets } from './access/secrets';
import { SessionStore } from './access/session-store';
import { SubjectRegistry } from './access/subject-registry';
import { Throttle } from './access/throttle';
import { Clock } from './clock/clock';
import { Settings } from './config/settings';
import { Database } from './database/database';
import { ProblemFilter } from './errors/problem.filter';
import { Bursts } from './http/bursts';
import { Idempotency } from './http/idempotency';
import { InputPipe } from './http/input.pipe';
import { RequestInterceptor } from './http/request.interceptor';
import { Jobs } from './jobs/jobs';
import { RecurringJobs } from './jobs/recurring-jobs';
import { HealthController } from './observability/health.controller';
import { DatabaseChannel } from './live/database-channel';
import { MailOutbox } from './mail/mail-outbox';
import { MailSender } from './mail/mail-sender';
import { MailRepository } from './mail/mail.repository';
import { Metrics } from './observability/metrics';
import { NumbersRepository } from './observability/numbers.repository';
import { StoredNumbers } from './observability/stored-numbers';
import { Tracing } from './observability/tracing';
import { Outbound } from './outbound/outbound';
import { API_DOCUMENT, DocsController } from './openapi/docs.controller';
import { DiskStore } from './storage/disk-store';
import { ObjectStore } from './storage/object-store';
import { S3Store } from './storage/s3-store';
import { TenantDatabase } from './tenancy/tenant-database';
import { PageState } from './web/page-state';

/** What would serve any product. Knows no feature. */
@Global()
@Module({})
export class PlatformModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Tracing) private readonly tracing: Tracing,
  ) {}

  /** @param readDocument reads the description of the API */
  static forRoot(settings: Settings, database: Database, readDocument: () => Promise<object>): DynamicModule {
    const open = [
      Acting,
      AuditLog,
      RefusalLog,
      TenantDatabase,
      Secrets,
      KnownDevices,
      AccessTokenStore,
      SessionStore,
      MunicipalityDirectory,
      Operators,
      SubjectRegistry,
      Throttle,
      Clock,
      Metrics,
      Tracing,
      DatabaseChannel,
      PageState,
      RecurringJobs,
      Jobs,
      Outbound,
      MailOutbox,
      MailSender,
    ];
    return {
      module: PlatformModule,
      controllers: [HealthController, DocsController],
      providers: [
        NumbersRepository,
        StoredNumbers,
        { provide: Settings, useValue: settings },
        { provide: Database, useValue: database },
        { provide: API_DOCUMENT, useValue: readDocument },
        {
          provide: ObjectStore,
          useValue: settings.s3
            ? new S3Store(settings.s3)
            : new DiskStore(join(settings.dataDir, 'documents')),
        },
        ...open,
        MailRepository,
        Idempotency,
        Bursts,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: LimitGuard },
        { provide: APP_INTERCEPTOR, useClass: RequestInterceptor },
        { provide: APP_PIPE, useClass: InputPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [Settings, Idempotency, ObjectStore, ...open],
    };
  }

  /** Before anything of a feature is begun, and before the server listens. */
  async onModuleInit(): Promise<void> {
    await this.tracing.open();
    await this.database.prepared;
  }

  /** The last step: by now every request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.tracing.close();
    await this.database.close();
  }
}
