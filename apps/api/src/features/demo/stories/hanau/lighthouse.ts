import type { Words } from '../seed';

export const LIGHTHOUSE: Words = [
  'Eines von 13 Leuchtturmprojekten; Name und Inhalt sind Beispiele.',
  'One of 13 lighthouse projects; name and content are samples.',
];
