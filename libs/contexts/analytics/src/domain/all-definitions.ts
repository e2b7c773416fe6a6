import { counterMetricName, funnelStage, type FigureDefinitions } from '@wellspring/contracts';
import { counterDefinitions, period, stageDefinitions } from './definitions.js';
import { smallCellRule, smallestCell } from './small-cells.js';

/** Every definition, for whoever prints a number. */
export function allDefinitions(): FigureDefinitions {
  return {
    zone: 'UTC',
    period,
    smallCells: { people: smallestCell, rule: smallCellRule },
    stages: funnelStage.options.map((stage) => ({ stage, ...stageDefinitions[stage] })),
    counters: counterMetricName.options.map((metric) => ({ metric, ...counterDefinitions[metric] })),
  };
}
