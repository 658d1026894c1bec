import { expect, test } from 'vitest';
import { htmlOfText, textOfHtml } from './plain-text.ts';

test('an empty field is an empty draft', () => {
  expect(htmlOfText(' \n ')).toBe('');
});

test('paragraphs and line breaks survive, markup does not become markup', () => {
  expect(htmlOfText('a <b>\nc\n\nd & e')).toBe('<p>a &lt;b&gt;<br>c</p><p>d &amp; e</p>');
});

test('what was typed comes back as it was', () => {
  const typed = 'Dear Ms Arkwright,\n\n2 < 3 & 5 > 4\nsee &lt; there';
  expect(textOfHtml(htmlOfText(typed))).toBe(typed);
});
