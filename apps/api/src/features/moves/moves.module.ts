import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module';
import { MunicipalityExportService } from './export.service';
import { MovesController } from './moves.controller';
import { MovesRepository } from './moves.repository';
import { OperatorMovesController } from './operator-moves.controller';
import { RemovalService } from './removal.service';
import { RestoreService } from './restore.service';

/** A whole municipality leaves as a file, comes back from it, or ends. */
@Module({
  imports: [DocumentsModule],
  controllers: [MovesController, OperatorMovesController],
  providers: [MovesRepository, MunicipalityExportService, RestoreService, RemovalService],
  exports: [MunicipalityExportService, RestoreService, RemovalService],
})
export class MovesModule {}
