import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readDeviceCookie } from './known-device';
import { readSessionCookie } from './session-cookie';
import { deviceOf } from './session-proof';

/** Who comes without having shown who they are. */
export interface Visitor {
  /** The network address that the request comes from. */
  readonly address: string;
  /** What they come with: `Firefox, Windows`. */
  readonly device: string | null;
  /** The session that their browser still holds; it ends when another begins. */
  readonly formerToken: string | null;
  /** By what `KnownDevices` knows a browser that has signed in before. */
  readonly deviceCookie: string | null;
}

/** The `Visitor` of a public route. */
export const CurrentVisitor = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    address: request.ip,
    device: deviceOf(request.headers['user-agent']),
    formerToken: readSessionCookie(request),
    deviceCookie: readDeviceCookie(request),
  };
});
