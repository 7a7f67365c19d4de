import type { RetentionInput } from '@wegmarke/domain/contracts';
import { IsInt, Max, Min } from 'class-validator';

export class RetentionInputDto implements RetentionInput {
  @IsInt()
  @Min(30)
  @Max(730)
  readonly refusalsDays!: number;

  @IsInt()
  @Min(1)
  @Max(30)
  readonly eventsYears!: number;

  @IsInt()
  @Min(1)
  @Max(365)
  readonly invitationsDays!: number;

  @IsInt()
  @Min(7)
  @Max(730)
  readonly mailsDays!: number;
}
