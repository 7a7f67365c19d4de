import {
  HttpErrorResponse,
  HttpHeaders,
  HttpResponse,
  type HttpBackend,
  type HttpEvent,
  type HttpRequest,
} from '@angular/common/http';
import { inject, Injectable, REQUEST_CONTEXT } from '@angular/core';
import { from, switchMap, throwError, of, type Observable } from 'rxjs';
import type { PageContext } from './page-context';

/** The API's own word on caching is for the browser; within one page the answer may travel with it. */
const KEPT_HEADERS = ['content-type', 'etag'];

/** On the server, requests go to the API of the same process, in the name of whoever asked for the page. */
@Injectable()
export class ServerBackend implements HttpBackend {
  private readonly context = inject(REQUEST_CONTEXT) as PageContext | null;

  handle(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    const context = this.context;
    const url = withoutOrigin(request.urlWithParams);
    if (!context || request.method !== 'GET' || !url.startsWith('/api/')) {
      return throwError(
        () => new HttpErrorResponse({ status: 0, url, statusText: 'Only reads of the API are made here' }),
      );
    }
    const headers: Record<string, string> = { accept: 'application/json' };
    if (context.cookie !== '') headers['cookie'] = context.cookie;
    return from(context.fetchApi(url, headers)).pipe(
      switchMap((answer) => {
        const kept = new HttpHeaders(
          Object.fromEntries(
            KEPT_HEADERS.flatMap((name) => {
              const value = answer.headers[name];
              return value === undefined ? [] : [[name, String(value)]];
            }),
          ),
        );
        const body: unknown = answer.body === '' ? null : JSON.parse(answer.body);
        if (answer.status >= 200 && answer.status < 300) {
          return of(new HttpResponse({ body, headers: kept, status: answer.status, url }));
        }
        return throwError(
          () => new HttpErrorResponse({ error: body, headers: kept, status: answer.status, url }),
        );
      }),
    );
  }
}

/** On the server Angular makes addresses absolute; the API of the same process is asked by path. */
function withoutOrigin(url: string): string {
  return url.replace(/^https?:\/\/[^/]+/, '');
}
