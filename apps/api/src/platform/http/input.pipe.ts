import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import type { FieldProblem } from '@wegmarke/domain/contracts';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { invalidFields } from '../errors/problem-error';
import { UnreadableBody } from './request-body';

type Class = new () => object;

/** Checks body and query against their class; unknown members are refused, every wrong field is named. */
@Injectable()
export class InputPipe implements PipeTransform {
  async transform(value: unknown, { type, metatype }: ArgumentMetadata): Promise<unknown> {
    if (value instanceof UnreadableBody) throw value.problem;
    if ((type !== 'body' && type !== 'query') || !isInputClass(metatype)) return value;
    const plain: unknown = value ?? {};
    if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
      throw invalidFields([{ pointer: '', code: 'object', detail: 'The body must be a JSON object.' }]);
    }
    const input = plainToInstance(metatype, plain);
    const errors = await validate(input, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
    });
    if (errors.length > 0) throw invalidFields(problemsOf(errors, type === 'query' ? '?' : '/'));
    return input;
  }
}

function isInputClass(metatype: unknown): metatype is Class {
  const builtIn: unknown[] = [String, Number, Boolean, Array, Object];
  return typeof metatype === 'function' && !builtIn.includes(metatype);
}

function problemsOf(errors: readonly ValidationError[], prefix: string): FieldProblem[] {
  return errors.flatMap((error) => {
    const pointer = prefix + escapePointer(error.property);
    const own = Object.entries(error.constraints ?? {})
      .slice(0, 1)
      .map(([name, message]) => ({
        pointer,
        ...wordsOf(error, name, message),
      }));
    return [...own, ...problemsOf(error.children ?? [], `${pointer}/`)];
  });
}

function wordsOf(
  { property, value }: ValidationError,
  name: string,
  message: string,
): { code: string; detail: string } {
  if (name === 'whitelistValidation')
    return { code: 'unknown-field', detail: `There is no field "${property.slice(0, 60)}".` };
  if (value === undefined) return { code: 'required', detail: `The field "${property}" is missing.` };
  return {
    code: name
      .replace(/^is(?=[A-Z])/, '')
      .replace(/(?<=.)[A-Z]/g, '-$&')
      .toLowerCase(),
    detail: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`.replace(/\.\.$/, '.'),
  };
}

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
