import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';

/** Work of one name that is not done yet. */
export interface WaitingWork {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  /** Tried as often as it may be, of the last day. */
  readonly failed: number;
  /** For how many seconds the longest waiting has been due; 0 where nothing is. */
  readonly oldest: number;
}

export interface DatabaseNumbers {
  readonly bytes: number;
  readonly archiveFailures: number;
  /** Seconds since the log was last kept; null where it is not. */
  readonly archiveAge: number | null;
}

/** What the database knows of how things go, without a look at anybody's data. */
@Injectable()
export class NumbersRepository {
  constructor(private readonly database: Database) {}

  waitingWork(): Promise<WaitingWork[]> {
    return this.database.queryOnce<WaitingWork>(
      `select q.name as queue,
         count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
         count(j.id) filter (where j.state = 'active')::int as active,
         count(j.id) filter (where j.state = 'failed' and j.completed_on > now() - interval '1 day')::int as failed,
         coalesce(extract(epoch from now() - min(j.start_after)
           filter (where j.state in ('created', 'retry') and j.start_after <= now())), 0)::float8 as oldest
       from pgboss.queue q left join pgboss.job j on j.name = q.name
       where q.name not like '\\_\\_pgboss%' group by q.name order by q.name`,
    );
  }

  async stored(): Promise<DatabaseNumbers> {
    const [row] = await this.database.queryOnce<DatabaseNumbers>(
      `select pg_database_size(current_database())::float8 as bytes, failed_count::int as "archiveFailures",
         extract(epoch from now() - last_archived_time)::float8 as "archiveAge"
       from pg_stat_archiver`,
    );
    return row ?? { bytes: 0, archiveFailures: 0, archiveAge: null };
  }
}
