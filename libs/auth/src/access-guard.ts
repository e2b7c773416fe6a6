import { HttpException, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { refuse } from '@wellspring/contracts';
import { accessOf, type Access } from './access.js';
import type { Caller } from './caller.js';
import { ServiceTokens } from './service-token.js';
import { TokenVerifier, unauthorised } from './token-verifier.js';

interface GuardedRequest {
  headers: { authorization?: string };
  caller?: Caller;
}

/** Lets in whom the route asks for, and nobody where a route asks for nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly serviceTokens: ServiceTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = accessOf(context.getHandler(), context.getClass());
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    if (!access)
      throw forbidden('AUTH_ROUTE_CLOSED', 'This route names no scope and is closed to everybody.');
    if (access.kind === 'public') return true;
    const token = bearerOf(request);
    if (access.kind === 'internal') await this.admitService(token, access.port);
    else request.caller = await this.admitCaller(token, access);
    return true;
  }

  private async admitCaller(token: string, { anyOf }: Access & { kind: 'scopes' }): Promise<Caller> {
    const caller = await this.tokens.verify(token);
    if (anyOf.some((scope) => caller.scopes.has(scope))) return caller;
    throw forbidden(
      'AUTH_SCOPE_MISSING',
      `This call needs the scope ${anyOf.join(' or ')}; the token does not hold it.`,
    );
  }

  private async admitService(token: string, port: (Access & { kind: 'internal' })['port']): Promise<void> {
    const caller = await this.serviceTokens.verify(token, port.owner);
    if (!port.callers.includes(caller)) {
      throw forbidden('AUTH_PORT_NOT_YOURS', `${caller} is no caller of ${port.path}.`);
    }
  }
}

function bearerOf(request: GuardedRequest): string {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer' && token) return token;
  throw unauthorised('AUTH_TOKEN_MISSING', 'Send an access token: Authorization: Bearer <token>.');
}

function forbidden(code: string, detail: string): HttpException {
  return new HttpException(refuse(code, 403, detail), 403);
}
