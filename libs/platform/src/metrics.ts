import type { ContextStatus } from '@wellspring/contracts';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The figures that a process shows Prometheus at `/metrics`. */
export class Metrics {
  readonly registry = new Registry();
  readonly httpDuration = new Histogram({
    name: 'wellspring_http_request_seconds',
    help: 'Time to answer, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [this.registry],
  });
  readonly parked = new Counter({
    name: 'wellspring_events_parked_total',
    help: 'Events that a handler refused, by context and type.',
    labelNames: ['context', 'type'],
    registers: [this.registry],
  });
  private readonly waiting = {
    lag: this.gauge('event_lag', 'Events that a context has not applied yet.'),
    outbox: this.gauge('outbox_facts', 'Facts of a context that are not on the log yet.'),
    backlog: this.gauge('backlog', 'Work of its own that waits in a context.'),
    parked: this.gauge('parked_events', 'Events that a handler refused, and those behind them.'),
    dead: this.gauge('dead_events', 'Events that wait for an operator.'),
  };

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Shows how a context is doing. */
  show(status: ContextStatus): void {
    for (const [name, gauge] of Object.entries(this.waiting)) {
      // A log that does not answer leaves no figure, instead of an old one.
      gauge.set({ context: status.context }, status[name as keyof typeof this.waiting] ?? NaN);
    }
  }

  private gauge(name: string, help: string): Gauge<'context'> {
    return new Gauge({
      name: `wellspring_${name}`,
      help,
      labelNames: ['context'],
      registers: [this.registry],
    });
  }
}
