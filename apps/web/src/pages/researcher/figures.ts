import type { FigureValue, FunnelFigure } from '@wellspring/contracts';

/** A number; where it is hidden, a word instead. */
export const countOf = ({ count }: Pick<FigureValue, 'count'>) =>
  count === null ? 'withheld' : count.toLocaleString();

/** A rate with what it is a rate of. */
export function rateOf({ rate, base }: FigureValue): string {
  if (rate === null) return '–';
  return `${(rate * 100).toFixed(1)} % of ${countOf({ count: base })}`;
}

/** The stages to choose from. */
export const stageChoices = (stages: readonly FunnelFigure[]) =>
  stages.map(({ stage, label }) => ({ value: stage, label }));
