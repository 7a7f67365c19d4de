import { ValidateBy } from 'class-validator';
import { isId } from './id-param';

/** More than any filter can hold, and few enough for an address. */
const MOST_VALUES = 200;

/** Values of a query with commas between them, each one of these. */
export const IsListOf = (values: readonly string[]): PropertyDecorator =>
  listOf('listOf', (value) => values.includes(value), `values with commas between, of: ${values.join(', ')}`);

/** Ids in a query with commas between them. */
export const IsListOfIds = (): PropertyDecorator => listOf('listOfIds', isId, 'ids with commas between');

function listOf(name: string, isOne: (value: string) => boolean, what: string): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value) => {
        if (typeof value !== 'string') return false;
        const values = value.split(',');
        return values.length <= MOST_VALUES && values.every(isOne);
      },
      defaultMessage: (field) => `${field?.property} must be ${what}`,
    },
  });
}
