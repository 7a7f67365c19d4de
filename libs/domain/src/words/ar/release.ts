export const release = {
  'release.publicSees': 'المعروض للعموم: الحالة المُفرَج عنها في {on}.',
} as const;
