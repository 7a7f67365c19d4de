import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestApp } from './support/app';
import { accept, found } from './support/founded-city';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number };
}
interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly status: { readonly code?: number };
}
interface Sent {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';

describe('traces', () => {
  const bodies: string[] = [];
  const paths = new Set<string>();
  const keys = new Set<string | undefined>();
  let receiver: Server;
  let spans: readonly SentSpan[];

  /** Some work of a city with a receiver that takes OTLP over HTTP; what waits is sent when the server stops. */
  beforeAll(async () => {
    receiver = createServer((request, response) => {
      paths.add(request.url ?? '');
      keys.add(request.headers['x-key'] as string | undefined);
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        bodies.push(body);
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    const app = await TestApp.start({
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`,
        OTEL_EXPORTER_OTLP_HEADERS: 'x-key=of the receiver',
        TRUST_PROXY: 'on',
      },
    });
    const admin = await accept(app, 'dessau', await found(app, 'dessau'));
    await admin.get('/municipalities/dessau/people', { traceparent: `00-${TRACE}-${CALLER}-01` });
    await app.client().get('/municipalities/nowhere');
    await app.stop();
    spans = bodies.flatMap((body) =>
      (JSON.parse(body) as Sent).resourceSpans.flatMap(({ scopeSpans }) =>
        scopeSpans.flatMap((scope) => scope.spans),
      ),
    );
  });
  afterAll(() => receiver.close());

  const valueOf = ({ attributes }: SentSpan, name: string) =>
    attributes.find(({ key }) => key === name)?.value;

  it('go to the receiver of the settings, with its headers', () => {
    expect([...paths]).toEqual(['/v1/traces']);
    expect([...keys]).toEqual(['of the receiver']);
  });

  it('hold a request by its route, as part of its caller’s trace, and its statements as part of it', () => {
    const request = spans.find(({ name }) => name === 'GET /api/v1/municipalities/:slug/people');
    expect(request).toMatchObject({ traceId: TRACE, parentSpanId: CALLER });
    expect(request && Number(valueOf(request, 'http.response.status_code')?.intValue)).toBe(200);
    const statements = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) {
      expect(statement.traceId).toBe(TRACE);
      expect(valueOf(statement, 'db.query.text')?.stringValue).toMatch(
        /^(select|insert|update|delete|with) /,
      );
    }
  });

  it('hold nothing that tells of anybody', () => {
    const sent = bodies.join('\n');
    expect(sent).toContain('municipalities/:slug');
    for (const secret of ['dessau', 'Anna', 'nowhere', '127.0.0.1', 'cookie', 'Passwort']) {
      expect(sent).not.toContain(secret);
    }
    expect(sent).not.toMatch(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/);
  });
});
