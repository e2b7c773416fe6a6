export { analytics } from './analytics.context.js';
