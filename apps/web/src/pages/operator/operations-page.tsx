import { Page } from '../../shell/page.js';
import { ContextCards } from './context-cards.js';
import { LiveFlow } from './live-flow.js';
import { ParkedEvents } from './parked-events.js';

/** Health, lag, parked events and the live flow. */
export function OperationsPage() {
  return (
    <Page
      title="Operations"
      lead="How every context is doing, what stands still and why, and the events as they come."
    >
      <ContextCards />
      <ParkedEvents />
      <LiveFlow />
    </Page>
  );
}
