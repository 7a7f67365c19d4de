import { createHash } from 'node:crypto';

/** The widget's whole look. Never changes with what it shows, so that the policy can name it by its hash. */
export const WIDGET_STYLE = `
:root{color-scheme:light dark;--ground:light-dark(#fff,#141e26);--ink:light-dark(#1a2730,#e4ecf1);--soft:light-dark(#4a5a67,#aebdc8);--line:light-dark(#c3ced6,#3b4b57);--link:light-dark(#12497a,#8fc4f5);
--wm-plan:light-dark(#4a5a67,#aebdc8);--wm-halo:var(--ground);--wm-ok-fill:light-dark(#1c8355,#4fbf8b);--wm-on-ok-fill:light-dark(#fff,#0b2719);--wm-warn-fill:#f3ae24;--wm-on-warn-fill:#3a2400;--wm-warn-edge:light-dark(#774900,#f3ae24);--wm-bad-fill:light-dark(#c62a22,#f4776b);--wm-on-bad-fill:light-dark(#fff,#2f0a06);--wm-idle:light-dark(#4a5a67,#aebdc8);--wm-idle-fill:light-dark(#70808d,#8496a3);--wm-on-idle-fill:light-dark(#fff,#141e26)}
[data-theme=light]{color-scheme:light}
[data-theme=dark]{color-scheme:dark}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.4 "IBM Plex Sans","IBM Plex Sans Arabic",system-ui,sans-serif}
main{box-sizing:border-box;min-height:100vh;padding:16px;border:1px solid var(--line);border-radius:8px;overflow-wrap:anywhere}
h1{margin:0 0 8px;font-size:1rem;line-height:1.3}
p{margin:0 0 8px}
.figure strong{font-size:2rem;line-height:1.1;font-weight:600}
.figure span,.asof{color:var(--soft)}
.bar{display:block;inline-size:100%;block-size:14px;margin-block-end:8px}
[dir=rtl] .bar,[dir=rtl] .turn{transform:scaleX(-1)}
.health{display:flex;align-items:center;gap:8px;font-weight:600}
.asof{margin:0;font-size:.875rem}
a{display:inline-block;padding-block:4px;color:var(--link)}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media (forced-colors:active){.bar rect{forced-color-adjust:none}}
`;

const hash = createHash('sha256').update(WIDGET_STYLE).digest('base64');

/** Any site may frame it; it loads nothing, runs nothing, sends nothing. */
export const WIDGET_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ');
