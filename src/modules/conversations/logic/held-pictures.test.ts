import { expect, test } from 'vitest';
import { heldPictures } from './held-pictures.ts';

test('pictures that were set aside are found once each, as the mail wrote them', () => {
  const html = `<img alt="a" data-remote-src="https://x.example/a.png?b=1&amp;c=2" /><p>data-remote-src="no"</p>
    <img data-remote-src="https://x.example/b.png" /><img data-remote-src="https://x.example/b.png" />`;
  expect(heldPictures(html, null, '<img data-remote-src="https://y.example/c.gif" />')).toEqual([
    'https://x.example/a.png?b=1&c=2',
    'https://x.example/b.png',
    'https://y.example/c.gif',
  ]);
});

test('a catalogue is cut off', () => {
  const html = Array.from({ length: 100 }, (_, n) => `<img data-remote-src="https://x.example/${n}" />`);
  expect(heldPictures(html.join(''))).toHaveLength(60);
});
