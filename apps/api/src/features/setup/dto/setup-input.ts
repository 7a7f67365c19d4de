import {
  type DepartmentListInput,
  type FieldText,
  type NewcomerInput,
  type Role,
} from '@wegmarke/domain/contracts';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { IsAddress, IsFieldText, IsPlainText } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const MOST_DEPARTMENTS = 200;
const ROLES: readonly Role[] = ['admin', 'council'];

export class DepartmentListInputDto implements DepartmentListInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DEPARTMENTS)
  @IsFieldText({ max: 200 }, { each: true })
  readonly titles!: readonly FieldText[];
}

export class NewcomerInputDto implements NewcomerInput {
  @IsPlainText({ max: 200 })
  readonly name!: string;

  @IsOptional()
  @IsAddress()
  readonly email?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ROLES.length)
  @IsIn(ROLES, { each: true })
  readonly roles?: readonly Role[];

  @IsOptional()
  @IsFieldText({ max: 200 })
  readonly officeTitle?: FieldText;

  @IsOptional()
  @IsId()
  readonly departmentId?: string | null;
}
