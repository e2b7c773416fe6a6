import { applyDecorators, HttpCode, Post, SetMetadata, type Type } from '@nestjs/common';
import type { InternalPort, Scope } from '@wellspring/contracts';

/** What a route asks of its caller. A route without one is refused to everybody. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'scopes'; readonly anyOf: readonly Scope[] }
  | { readonly kind: 'internal'; readonly port: InternalPort };

export const accessKey = 'wellspring:access';

/** A route, or a controller, that anyone may call. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(accessKey, { kind: 'public' } satisfies Access);
}

/** A route, or a controller, for callers who hold any one of the scopes. */
export function RequireScope(...anyOf: [Scope, ...Scope[]]): MethodDecorator & ClassDecorator {
  return SetMetadata(accessKey, { kind: 'scopes', anyOf } satisfies Access);
}

/** The route of an internal port: for service tokens of the contexts that the port names. */
export function InternalRoute(port: InternalPort): MethodDecorator {
  const access: Access = { kind: 'internal', port };
  return applyDecorators(Post(port.path), HttpCode(200), SetMetadata(accessKey, access));
}

/** The access that a handler of a controller declares, its own before its controller's. */
export function accessOf(handler: object, controller: Type | object): Access | undefined {
  const of = (target: object) => Reflect.getMetadata(accessKey, target) as Access | undefined;
  return of(handler) ?? of(controller);
}
