import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkImports } from './imports.mjs';

let root;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wegmarke-imports-'));
  write('tsconfig.base.json', {
    compilerOptions: {
      module: 'esnext',
      moduleResolution: 'bundler',
      paths: { '@wegmarke/domain/*': ['./libs/domain/src/*'], '@wegmarke/ui/*': ['./libs/ui/src/*'] },
    },
  });
  write('libs/domain/src/course/index.ts', `export * from './course';`);
  write('libs/domain/src/course/course.ts', `export const course = 1;`);
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

const check = () => checkImports(root, ['apps', 'libs']);

test('finds nothing where the rules hold', () => {
  write(
    'apps/api/src/features/plans/plan.service.ts',
    `import { course } from '@wegmarke/domain/course'; export { course };`,
  );
  write(
    'apps/api/src/features/reports/report.service.ts',
    `import { course } from '../plans/plan.service'; export { course };`,
  );
  write('apps/api/src/app.module.ts', `import './features/reports/report.service';`);
  expect(check()).toEqual([]);
});

test('finds a cycle, also one of types alone', () => {
  write(
    'libs/domain/src/course/course.ts',
    `import type { Share } from './share'; export type Course = Share;`,
  );
  write(
    'libs/domain/src/course/share.ts',
    `import type { Course } from './course'; export type Share = Course | null;`,
  );
  expect(check()).toEqual([
    'libs/domain/src/course/course.ts: imports itself over libs/domain/src/course/share.ts → libs/domain/src/course/course.ts',
  ]);
});

test.each([
  [
    'a feature that reaches into another',
    'apps/api/src/features/reports/report.service.ts',
    `import '../plans/plan.repository';`,
    'imports apps/api/src/features/plans/plan.repository.ts, a feature uses another through its service alone',
  ],
  [
    'a platform that knows a feature',
    'apps/api/src/platform/http/server.ts',
    `import '../../features/plans/plan.repository';`,
    'imports apps/api/src/features/plans/plan.repository.ts, the platform knows no feature',
  ],
  [
    'a feature of the web that imports another',
    'apps/web/src/app/features/course/page.ts',
    `import '../plans/plan-store';`,
    'imports apps/web/src/app/features/plans/plan-store.ts, a feature of the web never imports another',
  ],
  [
    'a test over HTTP that knows the sources',
    'apps/api/test/plans.spec.ts',
    `import '../src/features/plans/plan.repository';`,
    'imports apps/api/src/features/plans/plan.repository.ts, a test over HTTP knows the contracts alone',
  ],
  [
    'a framework in the domain',
    'libs/domain/src/course/figures.ts',
    `import { Injectable } from '@nestjs/common';`,
    'imports @nestjs/common, which libs/domain/src/ does without',
  ],
  [
    'HTTP in a widget',
    'libs/ui/src/chart/chart.ts',
    `import { HttpClient } from '@angular/common/http';`,
    'imports @angular/common/http, which libs/ui/src/ does without',
  ],
  [
    'a file inside a folder of a library',
    'apps/web/src/app/features/course/page.ts',
    `import '@wegmarke/domain/course/course';`,
    'imports @wegmarke/domain/course/course, a folder is imported by its name alone',
  ],
  [
    'a library by a path',
    'apps/web/src/app/features/course/page.ts',
    `import '../../../../../../libs/domain/src/course';`,
    'imports libs/domain/src/course/index.ts by a path, use @wegmarke/…',
  ],
])('finds %s', (_, file, content, finding) => {
  write('apps/api/src/features/plans/plan.repository.ts', 'export {};');
  write('apps/web/src/app/features/plans/plan-store.ts', 'export {};');
  write(file, content);
  expect(check()).toEqual([`${file}: ${finding}`]);
});

test('finds names that say nothing and barrels inside the apps', () => {
  write('apps/api/src/platform/utils/dates.ts', 'export {};');
  write('apps/web/src/app/features/course/index.ts', 'export {};');
  expect(check()).toEqual([
    'apps/api/src/platform/utils: a folder of that name says nothing about what is inside',
    'apps/web/src/app/features/course/index.ts: no barrels inside the apps, they make cycles',
  ]);
});
