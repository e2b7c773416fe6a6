import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS } from '@wellspring/platform';
import {
  createSigningPool,
  type SigningPool,
  type SigningTask,
  type TaskOutcome,
} from '@wellspring/standards';
import type { IssuerSettings } from '../issuer.config.js';

/** Fewer are signed sooner than a thread could be told of them. */
const worthThreads = 4;

/** Signs documents: many over worker threads, a few in this one. Where the keys lie in an HSM, it would sign here. */
@Injectable()
export class CredentialSigner implements OnApplicationShutdown {
  private readonly here = createSigningPool({ threads: 0 });
  private pool: SigningPool | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: IssuerSettings) {}

  /** Signed texts, or why one cannot be signed, in the order of the tasks. */
  sign(tasks: readonly SigningTask[]): Promise<TaskOutcome<string>[]> {
    if (tasks.length < worthThreads) return this.here.sign(tasks);
    this.pool ??= createSigningPool({ threads: this.settings.ISSUER_SIGNING_THREADS });
    return this.pool.sign(tasks);
  }

  /** After the last request was answered and the background has stopped. */
  async onApplicationShutdown(): Promise<void> {
    await this.here.close();
    await this.pool?.close();
  }
}
