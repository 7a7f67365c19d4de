import { Module } from '@nestjs/common';
import { EditionsCheckService } from './editions-check.service';
import { EditionsRepository } from './editions.repository';

/** Recomputes editions, with as little of the product as that takes. */
@Module({ providers: [EditionsCheckService, EditionsRepository], exports: [EditionsCheckService] })
export class EditionsCheckModule {}
