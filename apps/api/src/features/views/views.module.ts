import { Module } from '@nestjs/common';
import { ViewsController } from './views.controller';
import { ViewsRepository } from './views.repository';
import { ViewsService } from './views.service';

/** Named views of the portfolio. */
@Module({ controllers: [ViewsController], providers: [ViewsRepository, ViewsService] })
export class ViewsModule {}
