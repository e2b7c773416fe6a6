import { Body, Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { InternalRoute } from '@wellspring/auth';
import { verifyForHolder } from '@wellspring/contracts';
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
    const checked = await this.verify.execute(texts, { holders });
    return { results: checked.map(({ name: _, ...result }) => result) };
  }
}
