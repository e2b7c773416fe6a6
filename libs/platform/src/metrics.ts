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
  readonly lag = new Gauge({
    name: 'wellspring_event_lag',
    help: 'Events that a context has not applied yet.',
    labelNames: ['context'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
