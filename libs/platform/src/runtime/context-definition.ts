import type { Type } from '@nestjs/common';
import type { ContextName } from '@wellspring/contracts';
import type { Migration } from '@wellspring/persistence';
import { z } from 'zod';

/** A bounded context as processes mount it. */
export interface ContextDefinition<TSettings extends z.ZodType = z.ZodType> {
  readonly name: ContextName;
  readonly module: Type;
  readonly migrations: readonly Migration[];
  /** Settings of its own, read from the environment once. */
  readonly settings: TSettings;
  /** True when it keeps the events that it used, to rebuild from zero. */
  readonly archives: boolean;
  /** SQL of a number: how much work of its own waits beside events, for operators. */
  readonly backlog: string;
}

type Defaulted = 'settings' | 'archives' | 'backlog';

/** Declares a context; its library exports nothing else. */
export function defineContext(
  definition: Omit<ContextDefinition, Defaulted> & Partial<Pick<ContextDefinition, Defaulted>>,
): ContextDefinition {
  return { settings: z.object({}), archives: false, backlog: '0', ...definition };
}
