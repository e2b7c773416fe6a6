import { Tabs } from '@mantine/core';
import { Page } from '../../shell/page.js';
import { BatchForm } from './batch-form.js';
import { AwardForm } from './award-form.js';
import { BatchList } from './batch-list.js';

/** Issues credentials: one, or a roster. */
export function IssuePage() {
  return (
    <Page
      title="Issue"
      lead="One credential, or a roster of many. Running a roster again issues nothing twice."
    >
      <Tabs defaultValue="roster" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="roster">A roster</Tabs.Tab>
          <Tabs.Tab value="one">One credential</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="roster">
          <BatchForm />
          <BatchList />
        </Tabs.Panel>
        <Tabs.Panel value="one">
          <AwardForm />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
