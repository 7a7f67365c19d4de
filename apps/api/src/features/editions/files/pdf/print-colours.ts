/** The light theme's colours by the names that shapes are drawn with: paper has no style sheet. */
const COLOURS: Readonly<Record<string, string | undefined>> = {
  '--wm-on-course-mark': '#ffffff',
  '--wm-halo': '#ffffff',
  '--wm-plan': '#4a5a67',
  '--wm-road': '#dde5eb',
  '--wm-grid': '#e1e8ed',
  '--wm-future': '#f3f7fb',
  '--wm-ok-fill': '#1c8355',
  '--wm-on-ok-fill': '#ffffff',
  '--wm-warn-fill': '#f3ae24',
  '--wm-warn-edge': '#774900',
  '--wm-on-warn-fill': '#3a2400',
  '--wm-bad-fill': '#c62a22',
  '--wm-on-bad-fill': '#ffffff',
  '--wm-idle-fill': '#70808d',
  '--wm-on-idle-fill': '#ffffff',
};

export const INK = '#13202b';
export const SOFT = '#4a5a67';
export const HAIR = '#cbd5dc';
const PRODUCT_BLUE = '#12497a';
const COLOUR = /^#[0-9a-f]{6}$/i;

/** The city's colour, or the product's where it has none. */
export function accentOf(colour: string | null): string {
  return colour !== null && COLOUR.test(colour) ? colour : PRODUCT_BLUE;
}

/** `var(--wm-plan)` as the colour it stands for. */
export function printed(value: string, accent: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (name === undefined) return value;
  if (name === '--wm-course') return accent;
  return COLOURS[name] ?? INK;
}
