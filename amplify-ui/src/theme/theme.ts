import {
  colorBackgroundContainerContent,
  colorBackgroundLayoutMain,
  colorBorderDividerDefault,
  colorChartsPaletteCategorical1,
  colorChartsStatusCritical,
  colorChartsStatusNeutral,
  colorChartsStatusPositive,
  colorTextBodyDefault,
  colorTextBodySecondary,
  colorTextHeadingDefault,
  colorTextStatusError,
  colorTextStatusSuccess,
} from '@cloudscape-design/design-tokens';
import { applyMode, Mode } from '@cloudscape-design/global-styles';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = 'finops-mesh.theme';
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

/** What the page's own style sheets take from the design system, under names that stay the same. */
const tokens: Readonly<Record<string, string>> = {
  surface: colorBackgroundContainerContent,
  canvas: colorBackgroundLayoutMain,
  line: colorBorderDividerDefault,
  text: colorTextBodyDefault,
  'text-quiet': colorTextBodySecondary,
  heading: colorTextHeadingDefault,
  bad: colorTextStatusError,
  good: colorTextStatusSuccess,
  'bar-struck': colorChartsStatusNeutral,
  'bar-net': colorChartsStatusPositive,
  'bar-unknown': colorChartsStatusCritical,
  'bar-main': colorChartsPaletteCategorical1,
};

/** Light or dark as the reader chose, else as his system is, and follows it. */
export function startTheme(): void {
  for (const [name, value] of Object.entries(tokens)) document.body.style.setProperty(`--mesh-${name}`, value);
  show();
  prefersDark.addEventListener('change', show);
}

export function readTheme(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return themeChoices.find((choice) => choice === stored) ?? 'system';
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(storageKey, choice);
  show();
}

function show(): void {
  const choice = readTheme();
  const isDark = choice === 'dark' || (choice === 'system' && prefersDark.matches);
  applyMode(isDark ? Mode.Dark : Mode.Light);
  document.documentElement.dataset.mode = isDark ? 'dark' : 'light';
}
