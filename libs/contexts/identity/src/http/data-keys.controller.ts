import { Body, Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { InternalRoute } from '@wellspring/auth';
import { fetchDataKeys } from '@wellspring/contracts';
import type { z } from 'zod';
import { FetchDataKeys } from '../use-cases/fetch-data-keys.js';

@ApiExcludeController()
@Controller()
export class DataKeysController {
  constructor(private readonly keys: FetchDataKeys) {}

  @InternalRoute(fetchDataKeys)
  async fetch(@Body({ schema: fetchDataKeys.request }) body: z.infer<typeof fetchDataKeys.request>) {
    return { keys: await this.keys.execute(body.kind, body.ids) };
  }
}
