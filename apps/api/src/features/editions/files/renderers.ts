import { editionDocx } from './docx/edition-docx';
import type { RenderedFormat } from './formats';
import type { Renderer } from './renderer';
import { editionPdf } from './pdf/edition-pdf';
import { editionWorkbook } from './xlsx/edition-workbook';
import { editionZip } from './zip/edition-zip';

/** How files are made: read by their own thread alone, so that the server does without what they need. */
export const RENDERERS: Readonly<Partial<Record<RenderedFormat, Renderer>>> = {
  pdf: editionPdf,
  xlsx: editionWorkbook,
  docx: editionDocx,
  zip: editionZip,
};
