import { ModulesContainer } from '@nestjs/core';
import { type Route, routesOf } from '../src/platform/openapi/routes';
import { TestApp } from './support/app';

/** Open to anyone on purpose; a route that joins them is a decision. */
const PUBLIC = [
  'AccountLinksController.changeGuest',
  'AccountLinksController.confirmChange',
  'AccountLinksController.confirmReversal',
  'AccountLinksController.requestReset',
  'AccountLinksController.resetGuest',
  'AccountLinksController.reversalGuest',
  'AccountLinksController.takeUpReset',
  'DocsController.browse',
  'DocsController.document',
  'HealthController.live',
  'HealthController.read',
  'HealthController.ready',
  'MunicipalitiesController.list',
  'MunicipalitiesController.read',
  'OperatorWelcomeController.accept',
  'OperatorWelcomeController.guest',
  'ProviderSignInController.answer',
  'ProviderSignInController.begin',
  'ProviderSignInController.signOut',
  'SchemasController.edition',
  'SessionController.ask',
  'SessionController.signIn',
  'SessionController.signInByPasskey',
  'SessionController.signOut',
  'SitemapController.index',
  'SitemapController.robots',
  'UpdateLinksController.answer',
  'UpdateLinksController.undo',
  'UpdateLinksController.view',
  'WelcomeController.accept',
  'WelcomeController.guest',
];

describe('every route', () => {
  let app: TestApp;
  let routes: Route[];

  beforeAll(async () => {
    app = await TestApp.start();
    routes = routesOf(app.app.get(ModulesContainer));
  });

  afterAll(() => app.stop());

  it('is found', () => {
    expect(routes.length).toBeGreaterThan(10);
  });

  it('declares what it requires, or that it is public', () => {
    expect(routes.filter(({ rule }) => rule === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('that is public is meant to be', () => {
    const open = routes.filter(({ rule }) => rule?.kind === 'public').map(({ name }) => name);
    expect(open.sort()).toEqual(PUBLIC);
  });

  it('of the API is described', () => {
    const operational = ['DocsController', 'HealthController', 'SitemapController', 'WidgetController'];
    const silent = routes.filter(
      ({ operation, controller }) => !operation && !operational.includes(controller),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('that writes is described with its body', () => {
    const bodies = routes.filter(({ method, operation }) => operation && ['PATCH', 'PUT'].includes(method));
    expect(bodies.filter(({ accepted }) => accepted === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('is found in a document that a browser can show without a script', async () => {
    const { status, headers, json } = await app
      .client()
      .get<{ openapi: string; paths: object }>('/openapi.json');
    expect([status, headers.get('content-type'), json.openapi]).toEqual([
      200,
      'application/json; charset=utf-8',
      '3.1.0',
    ]);
    const page = await app.client().get('//api/docs');
    expect(page.headers.get('content-security-policy')).not.toContain('script-src');
    for (const path of Object.keys(json.paths)) expect(page.text).toContain(path);
  });

  it('below a municipality that needs a right is closed to whoever has no session', async () => {
    const closed = routes.filter(({ rule }) => rule?.kind === 'requires' && rule.action !== 'strategy.read');
    for (const { method, path, name } of closed) {
      const address = path
        .replace(':slug', 'nowhere')
        .replaceAll(/:\w+/g, '0190a0a0-0000-7000-8000-000000000000');
      const { status } = await app.client().send(method, address);
      expect([name, status]).toEqual([name, 401]);
    }
  });
});
