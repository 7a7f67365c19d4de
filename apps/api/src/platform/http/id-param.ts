import { Param, type PipeTransform } from '@nestjs/common';
import { notFound } from '../errors/problem-error';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** What has no id is not there: 404 like any other unknown id. */
class IdPipe implements PipeTransform {
  transform(value: unknown): string {
    if (!isId(value)) throw notFound();
    return value.toLowerCase();
  }
}

/** An id in the path. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, new IdPipe());
