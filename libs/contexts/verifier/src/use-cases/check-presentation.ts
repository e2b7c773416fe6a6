import { Injectable } from '@nestjs/common';
import {
  checkPresentation,
  type CheckResult,
  type ParsedPresentation,
  type PresentationRequest,
} from '@wellspring/standards';
import { OutsideWorld } from '../outside/outside-world.js';

/** Checks a presentation itself: its structure, by whom it was made, for whom, and in answer to what. */
@Injectable()
export class CheckPresentation {
  constructor(private readonly world: OutsideWorld) {}

  async execute(parsed: ParsedPresentation, request: PresentationRequest): Promise<readonly CheckResult[]> {
    const { checks } = await checkPresentation(parsed, this.world.ports(), request);
    // The holder may have changed its key since we last asked for its document.
    if (!checks.some(({ code }) => code === 'KEY_UNKNOWN')) return checks;
    return (await checkPresentation(parsed, this.world.ports(true), request)).checks;
  }
}
