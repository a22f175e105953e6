// Every kind of page, for everyone who may see it, in a real browser.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ROLES, address, openBrowser, openWindow, signIn, useLanguage } from './house.js';
import { crawl, kinds, partsOf } from './crawl.js';
import { inaccessible, invalidHtml, tooWide, visit } from './checks.js';

describe('pages of the demo', { skip: !address && 'no demo is running', concurrency: 2 }, () => {
  let browser;
  /** What was looked at already: a page that has the same parts for an organizer is not looked at twice. */
  const looked = new Set();

  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  for (const role of ROLES) {
    test(`as ${role}`, async (t) => {
      const window = await openWindow(browser);
      const arabic = await openWindow(browser, { width: 360 });
      await signIn(window, role);
      await arabic.addCookies(await window.cookies());
      await useLanguage(arabic, 'ar');

      const ask = async (path) => {
        const answer = await window.request.get(path, { maxRedirects: 0 });
        return { status: answer.status(), type: answer.headers()['content-type'] ?? '', body: await answer.text() };
      };
      const { found, broken } = await crawl(ask);
      await t.test('every link leads somewhere', () => assert.deepEqual(broken, []));
      await t.test('there are pages', () => assert.ok(found.size > 1, `only ${found.size} page from the front page on`));

      // what differs inside one kind shows from role to role: one of each is enough, and keeps this quick
      for (const { kind, path } of kinds(found, { each: 1 })) {
        // the frame around it, which differs from role to role, was seen with the first pages
        const main = /<main[\s\S]*<\/main>/.exec(found.get(path))?.[0] ?? '';
        const look = `${kind} ${[...partsOf(main)].sort().join(' ')}`;
        if (looked.has(look)) continue;
        looked.add(look);
        await t.test(`${kind} (${path})`, async () => {
          assert.deepEqual(await wrongWith(window, arabic, path), []);
        });
      }
      await arabic.close();
      await window.close();
    });
  }
});

async function wrongWith(window, arabic, path) {
  const wrong = [];
  const seen = await visit(window, path, address);
  wrong.push(...(await invalidHtml(seen.html)));
  wrong.push(...(await inaccessible(seen.page)));
  wrong.push(...(await tooWide(seen.page)));
  wrong.push(...seen.wrong());
  await seen.close();

  const mirrored = await visit(arabic, path, address);
  if ((await mirrored.page.locator('html').getAttribute('dir')) !== 'rtl') wrong.push('is not right to left in Arabic');
  wrong.push(...(await tooWide(mirrored.page)).map((one) => `in Arabic: ${one}`));
  await mirrored.close();
  return wrong;
}
