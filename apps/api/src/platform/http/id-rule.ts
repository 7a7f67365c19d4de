import { Transform } from 'class-transformer';
import { IsUUID, type ValidationOptions } from 'class-validator';

/** An id in a body, in capitals or not: what is stored and compared is written in small letters. */
export const IsId =
  (options?: ValidationOptions): PropertyDecorator =>
  (target, property) => {
    IsUUID(undefined, options)(target, property);
    Transform(({ value }: { value: unknown }) => inSmallLetters(value))(target, property);
  };

function inSmallLetters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSmallLetters);
  return typeof value === 'string' ? value.toLowerCase() : value;
}
