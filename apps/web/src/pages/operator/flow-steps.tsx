import { Card, SimpleGrid, Text } from '@mantine/core';
import styles from './flow-steps.module.css';
import type { Arrival } from './use-live-events.js';

/** The steps of a skill's way, and the events that tell of each. */
const steps: readonly (readonly [label: string, types: RegExp])[] = [
  ['Frameworks', /^framework\./],
  ['Achievements', /^achievement\./],
  ['Issued', /^credential\.issued/],
  ['Claimed', /^credential\.claimed/],
  ['Verified', /^credential\.verified/],
  ['Consents', /^consent\./],
  ['Postings', /^posting\./],
  ['Matches', /^match\./],
  ['Delivered', /^feed\./],
];

/** How many events of each step came while the page was open. */
export function FlowSteps({ arrivals }: { arrivals: readonly Arrival[] }) {
  return (
    <SimpleGrid cols={{ base: 3, sm: 5, lg: 9 }} spacing="xs" component="ul" p={0} m={0} aria-label="Flow">
      {steps.map(([label, types]) => {
        const count = arrivals.filter(({ envelope }) => types.test(envelope.type)).length;
        return (
          <Card key={label} withBorder padding="xs" component="li" className={styles.step}>
            {/* A new number is a new element, which flashes once. */}
            <Text key={count} fw={700} size="lg" {...(count > 0 && { className: styles.fresh })}>
              {count.toLocaleString()}
            </Text>
            <Text size="xs" c="dimmed">
              {label}
            </Text>
          </Card>
        );
      })}
    </SimpleGrid>
  );
}
