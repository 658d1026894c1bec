import { expect, test } from 'vitest';
import { downloadHeaders } from './download.ts';

const png = Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1');

test('a real picture is shown in place, under the type its bytes prove', () => {
  const headers = downloadHeaders({ name: 'tap.png', mediaType: 'text/html', bytes: png });
  expect(headers['content-type']).toBe('image/png');
  expect(headers['content-disposition']).toBe(`inline; filename="tap.png"; filename*=UTF-8''tap.png`);
});

test.each(['image/svg+xml', 'text/html', 'image/png'])(
  '%s that is no picture is a plain download',
  (mediaType) => {
    const headers = downloadHeaders({ name: 'x', mediaType, bytes: Buffer.from('<svg onload=alert(1)>') });
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toMatch(/^attachment;/);
    expect(headers['content-security-policy']).toContain('sandbox');
  },
);

test('names cannot break out of the header', () => {
  const { 'content-disposition': disposition } = downloadHeaders({
    name: 'a"\r\nset-cookie: x=1; \u202Egnp.exe é.txt',
    mediaType: 'text/plain',
    bytes: Buffer.from('x'),
  });
  expect(disposition).not.toMatch(/[\r\n\u202e]/);
  expect(disposition).toContain(`filename="a___set-cookie: x=1_ _gnp.exe _.txt"`);
  expect(disposition).toContain("filename*=UTF-8''a%22__set-cookie%3A%20x%3D1%3B%20_gnp.exe%20%C3%A9.txt");
});
