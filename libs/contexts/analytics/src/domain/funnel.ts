import {
  counterMetricName,
  funnelStage,
  type CounterMetric,
  type FigurePart,
  type FunnelFigure,
  type FunnelStage,
} from '@wellspring/contracts';
import { counterDefinitions, stageDefinitions } from './definitions.js';
import { counterFigures, stageFigures, type RawFigure, type RawPart } from './figures.js';
import { valueOf, withComplement, withheldFor } from './small-cells.js';
import type { Tallies } from './tallies.js';

/** Whose figures are told to whom. */
export interface Telling {
  readonly tallies: Tallies;
  /** Figures of one organisation. */
  readonly isOfOrganisation: boolean;
  /** Figures of an organisation that is not the reader's. */
  readonly isForeign: boolean;
}

const notTold = 'No employer told an outcome. That is unknown, not zero.';
const ofNobody = 'Consent is given by people, not by organisations.';

/** Every stage with its definition. */
export function funnelOf(telling: Telling): FunnelFigure[] {
  return funnelStage.options.map((stage) => stageOf(stage, telling));
}

/** One stage with its definition. */
export function stageOf(stage: FunnelStage, telling: Telling): FunnelFigure {
  const figure = stageFigures[stage](telling.tallies);
  // Consent names no organisation, so of one organisation there is no base.
  const raw = telling.isOfOrganisation && stage === 'matched' ? { ...figure, base: null } : figure;
  return { stage, ...stageDefinitions[stage], ...told(raw, telling.isForeign) };
}

/** What the funnel loses again. */
export function countersOf(telling: Telling): CounterMetric[] {
  return counterMetricName.options.map((metric) => ({
    metric,
    ...counterDefinitions[metric],
    ...(telling.isOfOrganisation && metric === 'consents-withdrawn'
      ? { ...withheldFor(ofNobody), parts: [] }
      : told(counterFigures[metric](telling.tallies), telling.isForeign)),
  }));
}

function told(figure: RawFigure, isForeign: boolean) {
  const value = valueOf(figure, isForeign);
  const parts = withComplement(figure.parts.map((part) => partOf(part, isForeign)));
  return { ...value, parts };
}

function partOf({ name, label, value }: RawPart, isForeign: boolean): FigurePart {
  return { name, label, ...(value === null ? withheldFor(notTold) : valueOf(value, isForeign)) };
}
