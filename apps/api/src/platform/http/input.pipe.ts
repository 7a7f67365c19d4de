import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import type { FieldProblem } from '@wegmarke/domain/contracts';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { invalidFields } from '../errors/problem-error';
import { escapePointer, shapeFault } from './input-shape';
import { UnreadableBody } from './request-body';

type Class = new () => object;

/** Checks body and query against their class; unknown members are refused, every wrong field is named. */
@Injectable()
export class InputPipe implements PipeTransform {
  /** Classes that nothing has to be given for, as one look at nothing has shown. */
  readonly #fineEmpty = new WeakSet<Class>();

  async transform(value: unknown, { type, metatype }: ArgumentMetadata): Promise<unknown> {
    if (value instanceof UnreadableBody) throw value.problem;
    if ((type !== 'body' && type !== 'query') || !isInputClass(metatype)) return value;
    const plain: unknown = value ?? {};
    if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
      throw invalidFields([{ pointer: '', code: 'object', detail: 'The body must be a JSON object.' }]);
    }
    const isEmpty = Object.keys(plain).length === 0;
    if (isEmpty && this.#fineEmpty.has(metatype)) return new metatype();
    const prefix = type === 'query' ? '?' : '/';
    const fault = shapeFault(plain, prefix);
    if (fault) throw invalidFields([fault]);
    const input = plainToInstance(metatype, plain);
    const errors = await validate(input, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
    });
    if (errors.length > 0) throw invalidFields(problemsOf(errors, prefix));
    if (isEmpty) this.#fineEmpty.add(metatype);
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
    const [first] = Object.entries(error.constraints ?? {}).sort(([a], [b]) => rankOf(a) - rankOf(b));
    const own = first ? [{ pointer, ...wordsOf(error, ...first) }] : [];
    return [...own, ...problemsOf(error.children ?? [], `${pointer}/`)];
  });
}

/** What kind of value it must be comes before how large, long or many. */
const KINDS = new Set([
  'whitelistValidation',
  'isInt',
  'isBoolean',
  'isString',
  'isArray',
  'isObject',
  'isUuid',
  'plainText',
  'fieldText',
  'day',
]);
const rankOf = (constraint: string): number => (KINDS.has(constraint) ? 0 : 1);

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
    detail: `${asSentence(message, property)}.`.replace(/\.\.$/, '.'),
  };
}

/** Begins with a capital, except where it begins with a name: names are written as they are sent. */
function asSentence(message: string, property: string): string {
  return message.startsWith(property) ? message : `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
}
