import { resolve } from 'node:path';
import ts from 'typescript';

const DOMAIN = resolve('libs/domain/src');

/**
 * JSON Schemas (2020-12) of every type that the contracts export, by name. Types that they use from the rest of the
 * domain are added under their own names.
 */
export function contractSchemas() {
  const entry = resolve(DOMAIN, 'contracts/index.ts');
  const { config } = ts.readConfigFile('tsconfig.base.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry));
  const schemas = {};

  const isOurs = (symbol) =>
    symbol?.declarations?.some((node) => node.getSourceFile().fileName.startsWith(DOMAIN)) ?? false;
  const nameOf = (type) => {
    if (type.aliasSymbol && !type.aliasTypeArguments?.length && isOurs(type.aliasSymbol))
      return type.aliasSymbol.name;
    const { symbol } = type;
    const isNamed = symbol && symbol.flags & ts.SymbolFlags.Interface && isOurs(symbol);
    return isNamed && !type.typeArguments?.length ? symbol.name : null;
  };
  const describe = (symbol) => {
    const text = ts
      .displayPartsToString(symbol?.getDocumentationComment(checker) ?? [])
      .replaceAll(/\s+/g, ' ')
      .trim();
    return text ? { description: text } : {};
  };

  function toSchema(type) {
    const name = nameOf(type);
    if (name === null) return inline(type);
    if (!(name in schemas)) {
      schemas[name] = {}; // Ends recursion.
      schemas[name] = { ...describe(type.aliasSymbol ?? type.symbol), ...inline(type) };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  function inline(type) {
    if (type.isUnion()) return union(type.types);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' };
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.flags & ts.TypeFlags.Unknown) return {};
    if (checker.isArrayType(type))
      return { type: 'array', items: toSchema(checker.getTypeArguments(type)[0]) };
    return object(type);
  }

  function union(members) {
    const present = members.filter((member) => !(member.flags & ts.TypeFlags.Undefined));
    if (present.every((member) => member.isStringLiteral()))
      return { type: 'string', enum: present.map(({ value }) => value) };
    const booleans = present.filter((member) => member.flags & ts.TypeFlags.BooleanLiteral);
    const others = booleans.length === 2 ? present.filter((member) => !booleans.includes(member)) : present;
    const schemas = [...(booleans.length === 2 ? [{ type: 'boolean' }] : []), ...literals(others)];
    return schemas.length === 1 ? schemas[0] : merge(schemas);
  }

  /** Several texts of a larger union become one enumeration. */
  function literals(members) {
    const texts = members.filter((member) => member.isStringLiteral());
    if (texts.length < 2) return members.map(toSchema);
    const rest = members.filter((member) => !texts.includes(member));
    return [{ type: 'string', enum: texts.map(({ value }) => value) }, ...rest.map(toSchema)];
  }

  /** `string | null` is shorter as a list of types. */
  function merge(schemas) {
    const plain = schemas.every(
      (schema) => typeof schema.type === 'string' && Object.keys(schema).length === 1,
    );
    return plain ? { type: schemas.map(({ type }) => type) } : { anyOf: schemas };
  }

  function object(type) {
    const properties = checker.getPropertiesOfType(type);
    const optional = (symbol) => (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    const index = type.getStringIndexType();
    return {
      type: 'object',
      ...(properties.length > 0
        ? {
            properties: Object.fromEntries(
              properties.map((symbol) => {
                const schema = toSchema(checker.getTypeOfSymbol(symbol));
                return [symbol.name, { ...schema, ...describe(symbol) }];
              }),
            ),
          }
        : {}),
      ...(properties.some((symbol) => !optional(symbol))
        ? { required: properties.filter((symbol) => !optional(symbol)).map(({ name }) => name) }
        : {}),
      ...(index ? { additionalProperties: toSchema(index) } : {}),
    };
  }

  for (const symbol of checker.getExportsOfModule(module)) {
    const declared = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const isType = declared.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias);
    const isGeneric = declared.declarations?.some((node) => node.typeParameters?.length);
    if (isType && !isGeneric) toSchema(checker.getDeclaredTypeOfSymbol(declared));
  }
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}
