import {
  Anchor,
  Badge,
  createTheme,
  Notification,
  Table,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** The one colour of the product: water over stone. Shade 8 on white is 7.3:1. */
const spring: MantineColorsTuple = [
  '#e6f7f8',
  '#cfebee',
  '#a0d6dc',
  '#6ec0c9',
  '#45adb9',
  '#2aa1af',
  '#1494a2',
  '#0b7c89',
  '#0b5f6b',
  '#07474f',
];

export const theme = createTheme({
  colors: { spring },
  primaryColor: 'spring',
  primaryShade: 8,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // A link in a sentence is told by more than its colour.
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    // Words as people write them.
    Badge: Badge.extend({
      defaultProps: { tt: 'none', variant: 'light', fw: 600 },
      styles: { root: { minWidth: 'max-content' } },
    }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' }, withBorder: true },
      styles: { description: { color: 'var(--mantine-color-text)' } },
    }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'sm', highlightOnHover: true } }),
  },
});

/**
 * Colours of text that Mantine has too pale: its dimmed text is 3.3:1 on white, its coloured badges 4.3:1, its
 * links in the dark 4.2:1 on a row that is pointed at. These are 5:1 and more.
 */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-teal-light-color': '#04603f',
    '--mantine-color-yellow-light-color': '#704700',
    '--mantine-color-red-light-color': '#a61e1e',
    '--mantine-color-blue-light-color': '#0b4f8a',
    '--mantine-color-gray-light-color': '#343a40',
  },
  dark: {
    '--mantine-color-dimmed': '#a9aeb4',
    '--mantine-color-anchor': spring[2],
    '--mantine-color-spring-light-color': spring[2],
  },
});
