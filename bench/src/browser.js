export { launchChromium } from '../../tools/chromium.mjs';
