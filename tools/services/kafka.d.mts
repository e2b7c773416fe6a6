/** What is missing to run it here, and how to get it; undefined when nothing is. */
export function whyNoKafka(): Promise<string | undefined>;
