import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../../shell/page.js';

export function NotFoundPage() {
  return (
    <Page title="There is no such page">
      <Text>
        The address may be mistyped, or what it showed is gone.{' '}
        <Anchor component={Link} to="/">
          Go to the start page
        </Anchor>
        .
      </Text>
    </Page>
  );
}
