import { TestBed } from '@angular/core/testing';
import { chooseText, UserText } from './user-text';

describe('chooseText', () => {
  it('prefers the reader, then the source, then any language', () => {
    const texts = { de: 'Glasfaser', nl: 'Glasvezel' };
    expect(chooseText({ source: 'de', texts }, 'nl')).toEqual({ text: 'Glasvezel', lang: 'nl', dir: 'ltr' });
    expect(chooseText({ source: 'de', texts }, 'en').lang).toBe('de');
    expect(chooseText({ source: 'en', texts: { ar: 'نص' } }, 'de')).toEqual({
      text: 'نص',
      lang: 'ar',
      dir: 'rtl',
    });
  });

  it('passes over an empty translation', () => {
    expect(chooseText({ source: 'de', texts: { de: 'Wort', en: ' ' } }, 'en').text).toBe('Wort');
  });
});

describe('UserText', () => {
  it('marks the text with its own language and direction', async () => {
    const fixture = TestBed.createComponent(UserText);
    fixture.componentRef.setInput('text', { source: 'ar', texts: { ar: 'نص' } });
    fixture.componentRef.setInput('language', 'de');
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    expect([element.lang, element.dir, element.textContent]).toEqual(['ar', 'rtl', 'نص']);
  });
});
