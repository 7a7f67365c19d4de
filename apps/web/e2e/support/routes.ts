import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const APP = join(import.meta.dirname, '..', '..', 'src', 'app');

/**
 * The address of every screen, as the routes of the application name them: `:slug/projects/:id`. Read from the source,
 * so that a new screen is among them without being listed anywhere.
 */
export function screenPatterns(): readonly string[] {
  const patterns = patternsOf(join(APP, 'app.routes.ts'), 'routes');
  return [...new Set(patterns.map((parts) => parts.filter((part) => part !== '').join('/')))].sort();
}

type Parts = readonly string[];

/** Of a constant of routes in a file. */
function patternsOf(file: string, name: string): Parts[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: declared, initializer } of statement.declarationList.declarations)
      if (declared.getText() === name && initializer && ts.isArrayLiteralExpression(initializer))
        return initializer.elements.flatMap((element) => patternsOfElement(element, source));
  }
  throw new Error(`${file} has no routes named ${name}`);
}

function patternsOfElement(element: ts.Expression, source: ts.SourceFile): Parts[] {
  if (ts.isSpreadElement(element)) {
    const { from, as } = importOf(element.expression.getText(), source);
    return patternsOf(from, as);
  }
  if (!ts.isObjectLiteralExpression(element)) throw new Error(`No route: ${element.getText()}`);
  const path = textOf(valueOf(element, 'path'));
  if (path === '**') return [];
  const children = valueOf(element, 'children');
  const lazy = valueOf(element, 'loadChildren');
  if (!children && !lazy) return [[path]];
  const inside =
    children && ts.isArrayLiteralExpression(children)
      ? children.elements.flatMap((child) => patternsOfElement(child, source))
      : lazyPatterns(lazy?.getText() ?? '', source);
  return inside.map((rest) => [path, ...rest]);
}

/** `() => import('./file').then((file) => file.routes)` */
function lazyPatterns(text: string, source: ts.SourceFile): Parts[] {
  const [, from, name] = /import\('([^']+)'\)[\s\S]*=> \w+\.(\w+)/.exec(text) ?? [];
  if (from === undefined || name === undefined) throw new Error(`Unknown way to load routes: ${text}`);
  return patternsOf(fileOf(from, source), name);
}

/** The file and the name there of what is called `name` here. */
function importOf(name: string, source: ts.SourceFile): { from: string; as: string } {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    const found =
      bindings && ts.isNamedImports(bindings)
        ? bindings.elements.find((each) => each.name.text === name)
        : undefined;
    if (found)
      return {
        from: fileOf(textOf(statement.moduleSpecifier), source),
        as: (found.propertyName ?? found.name).text,
      };
  }
  throw new Error(`${source.fileName} does not import ${name}`);
}

function fileOf(from: string, source: ts.SourceFile): string {
  const file = `${resolve(dirname(source.fileName), from)}.ts`;
  if (!existsSync(file)) throw new Error(`${source.fileName} imports ${from}, which is not there`);
  return file;
}

function valueOf(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = literal.properties.find((each) => each.name?.getText() === name);
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

const textOf = (node: ts.Expression | undefined): string =>
  node && ts.isStringLiteral(node) ? node.text : '';
