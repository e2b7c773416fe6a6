import {
  HttpException,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { isRefusal } from '@wellspring/contracts';
import { map, type Observable } from 'rxjs';

/** Lets controllers answer what a use case returns: a refusal becomes its problem response. */
@Injectable()
export class RefusalInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((value: unknown) => {
        if (isRefusal(value)) throw new HttpException(value, value.status);
        return value;
      }),
    );
  }
}
