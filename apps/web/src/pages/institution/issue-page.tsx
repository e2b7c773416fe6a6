import { Tabs } from '@mantine/core';
import { Page } from '../../shell/page.js';
import { AwardForm } from './award-form.js';
import { BatchForm } from './batch-form.js';
import { BatchList } from './batch-list.js';

/** Issues credentials: one, or a roster. */
export function IssuePage() {
  return (
    <Page
      title="Issue"
      lead="One credential, or a roster of many. Running a roster again issues nothing twice."
    >
      <Tabs defaultValue="one" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="one">One credential</Tabs.Tab>
          <Tabs.Tab value="roster">A roster</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="one">
          <AwardForm />
        </Tabs.Panel>
        <Tabs.Panel value="roster">
          <BatchForm />
          <BatchList />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
