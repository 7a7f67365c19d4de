import { Controller, Get } from '@nestjs/common';
import { Public } from '../access/access-rule';
import { Settings } from '../config/settings';
import { notFound } from '../errors/problem-error';
import { Answer } from '../http/answer';
import { TenantDatabase } from '../tenancy/tenant-database';
import { Metrics } from './metrics';
import { StoredNumbers } from './stored-numbers';

const FRESH = { 'cache-control': 'no-store' };

/** For whoever runs the process. */
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly database: TenantDatabase,
    private readonly metrics: Metrics,
    private readonly stored: StoredNumbers,
    private readonly settings: Settings,
  ) {}

  /** The process answers. */
  @Get('health/live')
  live(): Answer {
    return Answer.json({ status: 'live' }, { headers: FRESH });
  }

  /** The database answers and is migrated: otherwise the start would have ended. 503 where it does not answer. */
  @Get('health/ready')
  async ready(): Promise<Answer> {
    await this.database.global('select 1 from municipality limit 1');
    return Answer.json({ status: 'ready' }, { headers: FRESH });
  }

  /** Prometheus. Says nothing unless it is switched on. */
  @Get('metrics')
  async read(): Promise<Answer> {
    if (!this.settings.metrics) throw notFound();
    await this.stored.refresh();
    const { registry } = this.metrics;
    return Answer.file(await registry.metrics(), registry.contentType, { headers: FRESH });
  }
}
