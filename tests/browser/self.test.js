// The checks themselves, tried on pages that are good and pages that are not.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { openBrowser, openWindow, signInAs, useLanguage } from './house.js';
import { crawl, kinds, linksIn } from './crawl.js';
import { inaccessible, invalidHtml, tooWide, visit } from './checks.js';

const page = (body, { head = '', lang = 'en', dir = 'ltr' } = {}) =>
  `<!DOCTYPE html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>A page</title>` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${head}</head><body><main><h1>A page</h1>${body}</main></body></html>`;

const SIGN_IN =
  '<form method="post" action="/sign-in"><p><label>Mail <input type="email" name="mail" autocomplete="username"></label></p>' +
  '<p><label>Password <input type="password" name="password" autocomplete="current-password"></label></p><button type="submit">Sign in</button></form>';

const PAGES = {
  '/': page('<p><a href="/courses">Courses</a> <a href="/about#top">About</a> <a href="https://elsewhere.example/">Else</a></p>'),
  '/about': page('<p>Nothing to see.</p>'),
  '/courses': page(`<ul>${[...'abcdef'].map((one) => `<li><a href="/courses/${one}">Course ${one}</a></li>`).join('')}</ul>`),
  '/pale': page('<p class="pale">Hard to read</p>', { head: '<style>.pale{color:#bbb;background:#fff}</style>' }),
  '/dim': page('<p>Hard to read at night</p>', { head: '<style>@media (prefers-color-scheme: dark){body{background:#000;color:#333}}</style>' }),
  '/wide': page('<p style="width:700px">Wide</p>'),
  '/broken': page('<p id="a">one</p><p id="a"><div>two</div></p>'),
  '/noisy': page('<p>Noise</p><script>console.error("a fault")</script><img src="http://127.0.0.2:1/spy.png" alt="">'),
  '/heavy': page('<p>Heavy</p>', { head: '<link rel="stylesheet" href="/heavy.css">' }),
  '/sign-in': page(SIGN_IN),
  '/home': page('<p>Hello</p>'),
};

function answer(request, response) {
  const path = request.url.split('?')[0];
  const send = (status, headers, body) => response.writeHead(status, headers).end(body);
  // no picture: a browser stops reading one as soon as it sees that it is none
  if (path === '/heavy.css') return send(200, { 'content-type': 'text/css' }, `/* ${'heavy '.repeat(20_000)} */`);
  if (request.method === 'POST') {
    let sent = '';
    request.on('data', (piece) => (sent += piece));
    request.on('end', () => send(303, { location: sent.includes('right') ? '/home' : '/sign-in' }, ''));
    return;
  }
  const arabic = request.headers.cookie?.includes('stoa_language=ar');
  if (path === '/about' && arabic) return send(200, { 'content-type': 'text/html' }, page('<p>نص</p>', { lang: 'ar', dir: 'rtl' }));
  const body = PAGES[path] ?? (path.startsWith('/courses/') ? page('<p>A course. <a href="/gone">Gone</a></p>') : undefined);
  return body ? send(200, { 'content-type': 'text/html; charset=utf-8' }, body) : send(404, { 'content-type': 'text/html' }, page('<p>No</p>'));
}

describe('the checks', () => {
  let server, at, browser, window;

  before(async () => {
    server = createServer(answer).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    at = `http://127.0.0.1:${server.address().port}`;
    browser = await openBrowser();
    window = await openWindow(browser, { at });
  });
  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  const found = async (path, check) => {
    const seen = await visit(window, path, at);
    const wrong = await check(seen);
    await seen.close();
    return wrong;
  };

  test('a good page passes all of them', async () => {
    for (const check of [(s) => invalidHtml(s.html), (s) => inaccessible(s.page), (s) => tooWide(s.page), (s) => s.wrong()]) {
      assert.deepEqual(await found('/', check), []);
    }
  });

  test('bad contrast is found by day and by night', async () => {
    assert.match((await found('/pale', (s) => inaccessible(s.page))).join('\n'), /at 360 light: color-contrast/);
    const night = await found('/dim', (s) => inaccessible(s.page));
    assert.match(night.join('\n'), /at 1280 dark: color-contrast/);
    assert.doesNotMatch(night.join('\n'), /light/);
  });

  test('a page that sticks out is found', async () => {
    assert.match((await found('/wide', (s) => tooWide(s.page))).join('\n'), /px wide at 360 px: p/);
  });

  test('invalid HTML is found', async () => {
    const wrong = (await found('/broken', (s) => invalidHtml(s.html))).join('\n');
    assert.match(wrong, /no-dup-id/);
    assert.match(wrong, /close-order|element-permitted-content|no-implicit-close/);
  });

  test('noise and third parties are found', async () => {
    const wrong = (await found('/noisy', (s) => s.wrong())).join('\n');
    assert.match(wrong, /console: a fault/);
    assert.match(wrong, /asks a third party: http:\/\/127\.0\.0\.2/);
  });

  test('a heavy first view is found', async () => {
    assert.match((await found('/heavy', (s) => s.wrong())).join('\n'), /weighs 1\d{5} bytes/);
  });

  test('links are followed inside the house only, and broken ones named', async () => {
    const ask = async (path) => {
      const response = await fetch(at + path, { redirect: 'manual' });
      return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.text() };
    };
    const { found: pages, broken } = await crawl(ask);
    assert.deepEqual([...pages.keys()].sort(), ['/', '/about', '/courses', ...[...'abcdef'].map((one) => `/courses/${one}`)]);
    assert.equal(broken.length, 1);
    assert.match(broken[0], /^\/gone answers 404, linked from \/courses\//);
    assert.deepEqual(kinds(pages).map(({ kind }) => kind).sort(), ['/', '/about', '/courses', '/courses/{}']);
    assert.deepEqual([...linksIn('<a class="x" href="../b?c=1&amp;d=2#e">', '/a/x')], ['/b?c=1&d=2']);
  });

  test('signing in by the form works with and without JavaScript', async () => {
    for (const javaScript of [true, false]) {
      const person = await openWindow(browser, { at, javaScript });
      await signInAs(person, { mail: 'ana@example.org', password: 'right' });
      await assert.rejects(signInAs(person, { mail: 'ana@example.org', password: 'wrong' }), /could not sign in/);
      await person.close();
    }
  });

  test('a language can be chosen', async () => {
    const reader = await openWindow(browser, { at });
    await useLanguage(reader, 'ar', at);
    const seen = await visit(reader, '/about', at);
    assert.equal(await seen.page.locator('html').getAttribute('dir'), 'rtl');
    await reader.close();
  });
});
