export { reachOf, type Reach } from './reach.js';
export { matchedAssociationTypes, type Association } from './relations.js';
export {
  score,
  type MatchRequirement,
  type ProfileItem,
  type RequirementExplanation,
  type Score,
  type Shortfall,
  type Strengths,
  type Tier,
} from './score.js';
