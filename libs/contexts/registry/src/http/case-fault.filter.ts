import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseFault } from '../domain/case-fault.js';

/** Answers faults of CASE calls as imsx_StatusInfo, with the reason phrase that conformance tests read. */
@Catch(CaseFault)
export class CaseFaultFilter implements ExceptionFilter<CaseFault> {
  catch(fault: CaseFault, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (fault.minor === 'invalid_uuid') reply.raw.statusMessage = 'Invalid UUID';
    reply.status(fault.status).type('application/json').send(JSON.stringify(fault.toStatusInfo()));
  }
}
