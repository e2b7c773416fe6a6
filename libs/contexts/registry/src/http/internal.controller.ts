import { Body, Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { InternalRoute } from '@wellspring/auth';
import { fetchFrameworkGraph, resolveItems } from '@wellspring/contracts';
import type { z } from 'zod';
import { FindItems } from '../use-cases/find-items.js';
import { ReadGraph } from '../use-cases/read-graph.js';

/** What other contexts ask of the registry. */
@ApiExcludeController()
@Controller()
export class InternalController {
  constructor(
    private readonly items: FindItems,
    private readonly graph: ReadGraph,
  ) {}

  @InternalRoute(resolveItems)
  resolve(@Body({ schema: resolveItems.request }) { uris }: z.infer<typeof resolveItems.request>) {
    return this.items.resolve(uris);
  }

  @InternalRoute(fetchFrameworkGraph)
  page(@Body({ schema: fetchFrameworkGraph.request }) body: z.infer<typeof fetchFrameworkGraph.request>) {
    return this.graph.execute(body);
  }
}
