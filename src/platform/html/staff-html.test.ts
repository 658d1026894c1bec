import { expect, test } from 'vitest';
import { safeStaffHtml, textOfHtml } from './staff-html.ts';

const picture = '0190a1b2-0000-7000-8000-000000000001';

test('what the editor makes stays, links open apart', () => {
  expect(safeStaffHtml('<p>Dear <strong>Ann</strong>, see <a href="https://x.test">here</a></p>')).toBe(
    '<p>Dear <strong>Ann</strong>, see <a href="https://x.test" rel="noopener noreferrer nofollow" target="_blank">here</a></p>',
  );
});

test.each([
  ['<script>alert(1)</script><p>a</p>', '<p>a</p>'],
  ['<p onclick="x()" style="position:fixed">a</p>', '<p>a</p>'],
  ['<a href="javascript:alert(1)">a</a>', '<a rel="noopener noreferrer nofollow" target="_blank">a</a>'],
  ['<img src="https://track.test/p.gif">a', 'a'],
  ['<img src="/api/v1/attachments/../staff">a', 'a'],
  ['<iframe src="//x.test"></iframe><form><input></form>a', 'a'],
])('%s loses what is dangerous', (dangerous, safe) => {
  expect(safeStaffHtml(dangerous)).toBe(safe);
});

test('an attached picture is named by its id', () => {
  const safe = `<img src="cid:${picture}" alt="tap" />`;
  expect(safeStaffHtml(`<img src="/api/v1/attachments/${picture}" alt="tap">`)).toBe(safe);
  expect(safeStaffHtml(safe)).toBe(safe);
});

test('the text keeps paragraphs and says where links lead', () => {
  expect(textOfHtml('<p>Dear Ann</p><p>See <a href="https://x.test/a">here</a>.</p>')).toBe(
    'Dear Ann\n\nSee here <https://x.test/a>.',
  );
});
