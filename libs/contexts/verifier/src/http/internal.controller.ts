import { Body, Controller, HttpException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { InternalRoute } from '@wellspring/auth';
import { isRefusal, verifyForHolder } from '@wellspring/contracts';
import type { z } from 'zod';
import { VerifyCredentials } from '../use-cases/verify-credentials.js';

/** What the wallet asks of the verifier. */
@ApiExcludeController()
@Controller()
export class InternalController {
  constructor(private readonly verify: VerifyCredentials) {}

  @InternalRoute(verifyForHolder)
  async check(
    @Body({ schema: verifyForHolder.request }) { credentials }: z.infer<typeof verifyForHolder.request>,
  ): Promise<z.infer<typeof verifyForHolder.response>> {
    const texts = credentials.map(({ text }) => text);
    const holders = credentials.map(({ holder }) => holder);
    const results = await this.verify.execute(texts, { holders });
    if (isRefusal(results)) throw new HttpException(results, results.status);
    return { results };
  }
}
