/** Where spans are sent, and how many; see `Settings`. */
export interface TraceSettings {
  /** Of a receiver that speaks OTLP over HTTP, without `/v1/traces` and a slash at its end. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The share of traces that are kept, from 0 to 1. */
  readonly ratio: number;
}

/** The names are OpenTelemetry's own. Headers are not repeated: they may hold a secret. */
export function readTraces(
  text: (name: string) => string | undefined,
  wrong: string[],
): { readonly traces: TraceSettings | null } {
  const endpoint = text('OTEL_EXPORTER_OTLP_ENDPOINT');
  if (endpoint !== undefined && !['http:', 'https:'].includes(URL.parse(endpoint)?.protocol ?? ''))
    wrong.push(
      `OTEL_EXPORTER_OTLP_ENDPOINT must be an address like https://traces.example.org, but is "${endpoint}".`,
    );
  const share = text('OTEL_TRACES_SAMPLER_ARG') ?? '1';
  const ratio = Number(share);
  const headers = readHeaders(text('OTEL_EXPORTER_OTLP_HEADERS'), wrong);
  if (!/^\d(\.\d+)?$/.test(share) || ratio > 1)
    wrong.push(`OTEL_TRACES_SAMPLER_ARG must be a share from 0 to 1, but is "${share}".`);
  return {
    traces: endpoint === undefined ? null : { endpoint: endpoint.replace(/\/+$/, ''), headers, ratio },
  };
}

function readHeaders(given: string | undefined, wrong: string[]): Record<string, string> {
  if (given === undefined) return {};
  const headers: Record<string, string> = {};
  for (const pair of given.split(',')) {
    const [, name, value] = /^\s*([\w-]+)\s*=\s*([^\r\n]+?)\s*$/.exec(pair) ?? [];
    if (name === undefined || value === undefined) {
      wrong.push('OTEL_EXPORTER_OTLP_HEADERS must be names and values like "authorization=Bearer abc".');
      break;
    }
    headers[name] = value;
  }
  return headers;
}
