// The entry of the differential gate's threads: a file that threads are started with, and nothing imports.
export { compareWithReference as default } from './differential.js';
