/** Why a start cannot go on, in one line that says what to do. */
export class StartRefused extends Error {}
