import { HOSTILE_TEXTS, hostileValue } from './hostile';
import type { Random } from './random';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** Values as a schema asks for them, and values that are nearly so. */
export class Samples {
  /** @param ids of rows that there are, here and elsewhere; `of`: what names them, `projects` or `officeId` */
  constructor(
    private readonly schemas: Readonly<Record<string, Schema>>,
    private readonly random: Random,
    private readonly ids: (of: string) => readonly string[],
  ) {}

  valid(schema: Schema, depth = 0, of = ''): unknown {
    if (schema.$ref !== undefined) {
      const named = this.schemas[schema.$ref.split('/').at(-1) ?? ''];
      return named && depth < 8 ? this.valid(named, depth + 1, of) : {};
    }
    if ('const' in schema) return schema.const;
    if (schema.enum) return this.random.pick(schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return this.valid(this.random.pick(choices), depth + 1, of);
    if (schema.allOf)
      return Object.assign(
        {},
        ...schema.allOf.map((part) => this.valid(part, depth + 1) as object),
      ) as object;
    const type = typeof schema.type === 'string' ? schema.type : this.random.pick(schema.type ?? ['object']);
    return this.#ofType(type, schema, depth, of);
  }

  /** A valid value with one or two faults in it. */
  spoilt(schema: Schema): unknown {
    let value = this.valid(schema);
    for (let fault = this.random.below(2); fault >= 0; fault -= 1) value = this.#spoil(value);
    return value;
  }

  id(of: string): string {
    return this.random.chance(0.93) ? this.random.pick(this.ids(of)) : this.random.pick(HOSTILE_TEXTS);
  }

  #text(format: string | undefined, of: string): string {
    const { random } = this;
    if (format === 'uuid' || /ids?$/i.test(of)) return this.id(of);
    if (/(?:on|from|to|until|at)$/i.test(of) && random.chance(0.8))
      return random.pick(['2026-11-22', '2026-01-31', '2027-12-31', '1990-01-01', '2026-11-22T10:00:00Z']);
    if (of === 'slug') return this.id(of);
    return random.pick([
      'Schule',
      'de',
      'a@b.example',
      'Ämter & Höfe',
      '1',
      'https://example.org/x',
      'Europe/Berlin',
    ]);
  }

  #ofType(type: string, schema: Schema, depth: number, of: string): unknown {
    const { random } = this;
    switch (type) {
      case 'null':
        return null;
      case 'boolean':
        return random.chance(0.5);
      case 'integer':
      case 'number':
        return random.pick([0, 1, 2, 3, 7, 50, 100]);
      case 'string':
        return this.#text(schema.format, of);
      case 'array':
        return Array.from({ length: random.below(3) + (random.chance(0.7) ? 1 : 0) }, () =>
          this.valid(schema.items ?? {}, depth + 1, of),
        );
      default:
        return this.#object(schema, depth);
    }
  }

  #object({ properties = {}, required = [] }: Schema, depth: number): object {
    const present = Object.entries(properties).filter(
      ([name]) => required.includes(name) || (depth < 5 && this.random.chance(0.5)),
    );
    return Object.fromEntries(present.map(([name, schema]) => [name, this.valid(schema, depth + 1, name)]));
  }

  /** Puts something hostile somewhere into a value. */
  #spoil(value: unknown): unknown {
    const { random } = this;
    if (typeof value !== 'object' || value === null || random.chance(0.1)) return hostileValue(random);
    if (Array.isArray(value)) {
      const list = value as unknown[];
      if (list.length === 0) return [hostileValue(random)];
      const at = random.below(list.length);
      return list.map((member, index) => (index === at ? this.#spoil(member) : member));
    }
    const entries = Object.entries(value);
    if (entries.length === 0 || random.chance(0.15))
      return Object.fromEntries([...entries, [random.pick(HOSTILE_TEXTS), hostileValue(random)]]);
    const at = random.below(entries.length);
    if (random.chance(0.2)) return Object.fromEntries(entries.filter((_, index) => index !== at));
    return Object.fromEntries(
      entries.map(([name, member], index) => [name, index === at ? this.#spoil(member) : member]),
    );
  }
}
