import {
  LANGUAGES,
  type Language,
  MAIL_DELIVERIES,
  type MailDelivery,
  type MailPreferencesInput,
  type ReminderSettingsInput,
} from '@wegmarke/domain/contracts';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';

export class ReminderSettingsDto implements ReminderSettingsInput {
  @IsBoolean()
  readonly paused!: boolean;

  @IsInt()
  @Min(0)
  @Max(90)
  readonly daysBefore!: number;

  @IsInt()
  @Min(1)
  @Max(60)
  readonly daysBetween!: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @IsIn([1, 2, 3, 4, 5, 6, 7], { each: true })
  readonly weekdays!: number[];

  @IsInt()
  @Min(0)
  @Max(23)
  readonly hour!: number;

  @IsInt()
  @Min(1)
  @Max(90)
  readonly daysToAnswer!: number;

  @IsBoolean()
  readonly linkNeedsSignIn!: boolean;
}

export class MailPreferencesDto implements MailPreferencesInput {
  @IsIn(MAIL_DELIVERIES)
  readonly delivery!: MailDelivery;

  @ValidateIf((input: MailPreferencesDto) => input.language !== null)
  @IsIn(LANGUAGES)
  readonly language!: Language | null;
}
