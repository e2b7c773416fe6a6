import { applyDecorators, Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { ContextName, EventDeclaration } from '@wellspring/contracts';
import { throwError, type Observable } from 'rxjs';

/** Identifies a context's consumer, so that handlers of several contexts live in one process. */
export function consumerId(context: ContextName): symbol {
  return Symbol.for(`wellspring:consumer:${context}`);
}

/** Lets a handler's own error through, instead of Nest's "Internal server error", so that it can be shown. */
@Catch()
export class HandlerErrorFilter implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Marks a method as a context's handler of an event, or of several. The method takes `@Payload() event: EventOf<...>` and
 * `@Ctx() delivery: Delivery`, writes through `delivery.tx` alone, and may be called again after a rollback.
 */
export function OnEvent(context: ContextName, ...events: readonly EventDeclaration[]): MethodDecorator {
  const names = events.map((event) => event.name);
  return applyDecorators(
    EventPattern<string[]>(names, consumerId(context)),
    UseFilters(new HandlerErrorFilter()),
  );
}
