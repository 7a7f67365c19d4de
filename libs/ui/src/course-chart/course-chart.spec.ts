import { TestBed } from '@angular/core/testing';
import { CourseChart } from './course-chart';
import { sampleCourse, sampleLane, sampleWords } from './course-chart.sample';
import type { CourseChartData } from './course-chart.data';

async function chart(
  data: CourseChartData = sampleCourse(),
  direction: 'ltr' | 'rtl' = 'ltr',
): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(CourseChart);
  fixture.componentRef.setInput('data', data);
  fixture.componentRef.setInput('words', sampleWords);
  fixture.componentRef.setInput('locale', 'de');
  fixture.componentRef.setInput('direction', direction);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

const texts = (element: ParentNode, selector: string): string[] =>
  [...element.querySelectorAll(selector)].map((found) => found.textContent.trim().replace(/\s+/g, ' '));

describe('CourseChart', () => {
  it('is one image with a summary in words', async () => {
    const images = (await chart()).querySelectorAll('wm-overall-panel .plot[role=img]');
    expect(images).toHaveLength(1);
    expect(images[0]?.getAttribute('aria-label')).toBe('49 % umgesetzt, 64 % geplant.');
  });

  it('says of every pillar in plain text what its lane draws', async () => {
    const [lane] = (await chart()).querySelectorAll('wm-chart-lane');
    expect(texts(lane!, 'h3')).toEqual(['Talentschmiede']);
    expect(texts(lane!, 'wm-status-chip')).toEqual(['Vom Kurs ab', 'wie beschlossen 41 % statt 69 %']);
    expect(texts(lane!, '.value')).toEqual(['49 % statt 64 %']);
    expect(texts(lane!, '.behind')).toEqual(['18 Monate zurück']);
    expect(texts(lane!, '.next-title')).toEqual(['Abnahme']);
  });

  it('marks a title with its own language and direction', async () => {
    const title = (await chart()).querySelectorAll('wm-chart-lane h3')[1];
    expect([title?.getAttribute('lang'), title?.getAttribute('dir')]).toEqual(['ar', 'rtl']);
  });

  it('draws the travelled and the planned course as one path each, in steps', async () => {
    const panel = (await chart()).querySelector('wm-overall-panel .plot')!;
    for (const line of ['.course', '.planned']) {
      const paths = panel.querySelectorAll(line);
      expect(paths).toHaveLength(1);
      expect(paths[0]?.getAttribute('d')).toMatch(/^M[\d. ]+(H[\d.]+V[\d.]+)+H[\d.]+$/);
    }
  });

  it('gives today and as adopted beside the line', async () => {
    const values = texts(await chart(), 'wm-overall-panel .values.wide-only text');
    expect(values).toEqual(['49 % heutiger Umfang', '41 % wie beschlossen']);
    expect(
      texts(await chart(sampleCourse({ asAdopted: null })), 'wm-overall-panel .values.wide-only text'),
    ).toEqual(['49 % heutiger Umfang']);
  });

  it('lets time run from the right in Arabic: marks, today and future are mirrored', async () => {
    const ltr = await chart();
    const rtl = await chart(sampleCourse(), 'rtl');
    const at = (element: ParentNode, selector: string, name: string): number =>
      Number.parseFloat(element.querySelector(selector)?.getAttribute(name) ?? '');
    const lane = 'wm-chart-lane';
    expect(at(ltr, `${lane} .today`, 'x1') + at(rtl, `${lane} .today`, 'x1')).toBeCloseTo(100);
    expect(at(ltr, `${lane} .plot > use`, 'x') + at(rtl, `${lane} .plot > use`, 'x')).toBeCloseTo(100);
    expect(at(rtl, `${lane} .future`, 'x')).toBe(0);
    expect(at(ltr, `${lane} .future`, 'width')).toBeCloseTo(at(rtl, `${lane} .future`, 'width'));
    expect(rtl.getAttribute('dir')).toBe('rtl');
  });

  it('shows marks with their shape and their titles', async () => {
    const [lane] = (await chart()).querySelectorAll('wm-chart-lane');
    const uses = [...lane!.querySelectorAll('use')].map((use) => use.getAttribute('href'));
    expect(uses.sort()).toEqual(['#wm-mark-done', '#wm-mark-late', '#wm-mark-planned']);
    expect(texts(lane!, 'use title')).toContain('Glasfaser an 16 Schulen, 31. Dez. 2023');
    expect((await chart()).querySelector('defs #wm-mark-late path')).not.toBeNull();
  });

  it('can be read as a table with the same figures, without a script', async () => {
    const element = await chart();
    expect(texts(element, 'details > summary')).toEqual(['Kurs je Säule', 'Als Tabelle zeigen']);
    const rows = [...element.querySelectorAll('wm-course-table .scroll tbody tr')].map((row) =>
      texts(row, 'th, td'),
    );
    expect(rows).toEqual([
      ['01.01.2020', '0,0 %', '0,0 %', '0,0', '0,0'],
      ['31.12.2022', '20,0 %', '25,0 %', '\u22125,0', '\u22125,0'],
      ['31.12.2024', '49,0 %', '64,0 %', '\u221215,0', '\u221215,0'],
      ['31.12.2027', '–', '90,0 %', '–', '–'],
    ]);
    expect(texts(element, 'wm-course-table .pillars tbody tr:first-child li')).toEqual([
      'verspätet Glasfaser an 16 Schulen, 31. Dez. 2023',
      'geplant Abnahme, 30. Juni 2027',
    ]);
  });

  it('lists the earliest of many open waymarks, and says where the others are', async () => {
    const waymarks = Array.from({ length: 30 }, (_, index) => ({
      on: `2025-01-${String(index + 1).padStart(2, '0')}`,
      state: 'planned' as const,
      title: `Schritt ${index + 1}`,
    }));
    const lane = sampleLane({ waymarks, allAddress: '/stadt/explanation?open=a' });
    const element = await chart(sampleCourse({ pillars: [lane] }));
    const listed = texts(element, 'wm-course-table .pillars li');
    expect([listed.length, listed[0], listed.at(-1)]).toEqual([
      24,
      'geplant Schritt 1',
      'geplant Schritt 24',
    ]);
    const link = element.querySelector('wm-course-table a');
    expect([link?.textContent.trim(), link?.getAttribute('href')]).toEqual([
      '6 weitere',
      '/stadt/explanation?open=a',
    ]);
  });

  it('prints the number of a line that leaves its lane', async () => {
    const points = [
      { on: '2023-01-01', actual: 30, planned: 64, compared: 30, health: 'off-course' as const },
    ];
    const element = await chart(sampleCourse({ pillars: [sampleLane({ points })] }));
    expect(texts(element, '.clamp')).toEqual(['\u221234']);
  });

  it('stands before the first figure without lines or values', async () => {
    const element = await chart(sampleCourse({ points: [], asAdopted: null, behind: null, pillars: [] }));
    expect(element.querySelector('.end')).toBeNull();
    expect(element.querySelector('wm-overall-panel .plot .course')?.getAttribute('d')).toBe('');
  });

  it('needs no style attribute', async () => {
    expect((await chart()).querySelectorAll('[style]')).toHaveLength(0);
  });
});
