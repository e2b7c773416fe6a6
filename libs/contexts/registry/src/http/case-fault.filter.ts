import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseFault } from '../domain/status-info.js';

/** Answers failures of CASE paths as imsx_StatusInfo, with the reason phrase that conformance tests read. */
@Catch()
export class CaseExceptionFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const fault = faultOf(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (fault.minor === 'invalid_uuid') reply.raw.statusMessage = 'Invalid UUID';
    if (fault.minor === 'unknownobject') reply.raw.statusMessage = 'Not Found';
    reply
      .status(fault.status)
      .removeHeader('etag')
      .type('application/json')
      .send(JSON.stringify(fault.toStatusInfo()));
  }
}

function faultOf(error: unknown): CaseFault {
  if (error instanceof CaseFault) return error;
  if (error instanceof HttpException && error.getStatus() < 500) {
    const minor = error.getStatus() === 404 ? 'unknownobject' : 'invalid_selection_field';
    return new CaseFault(error.getStatus(), minor, 'request', error.message);
  }
  return new CaseFault(500, 'internal_server_error', 'request', 'Something failed on our side; try again.');
}
