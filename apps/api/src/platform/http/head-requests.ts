import type { IncomingMessage } from 'node:http';

const HEADS = new WeakSet<IncomingMessage>();

/**
 * Lets the route of a GET answer a HEAD too, as Node leaves the body of that answer out by itself: a second route for each
 * would be a quarter of all that a start registers. Called before the route is looked for; returns the address unchanged.
 */
export function routeHeadAsGet(request: IncomingMessage): string {
  if (request.method === 'HEAD') {
    HEADS.add(request);
    request.method = 'GET';
  }
  return request.url ?? '/';
}

/** Whether the head of the answer alone was asked for. */
export function isHead(request: IncomingMessage): boolean {
  return HEADS.has(request);
}

/** The method that the client asked by. */
export function askedMethod(request: IncomingMessage): string {
  return isHead(request) ? 'HEAD' : (request.method ?? 'GET');
}
