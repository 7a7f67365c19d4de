import '@angular/localize/init';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless/index.mjs';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

// The simulated browser has no canvas; what a chart does without one is tested, the drawing itself in a real browser.
HTMLCanvasElement.prototype.getContext = () => null;
