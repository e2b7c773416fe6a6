import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one colour of the product: water over stone. Shade 7 on white is 6.6:1. */
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
  primaryShade: { light: 8, dark: 6 },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
});
