// A short walk through the demo as people take it: with JavaScript and without, every step ends in something seen.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { address, openBrowser, openWindow, signIn, signInAs } from './house.js';

const RUN = '/runs/small-programs-autumn';

for (const javaScript of [true, false]) {
  const mode = javaScript ? 'with JavaScript' : 'without JavaScript';
  describe(`a walk ${mode}`, { skip: !address && 'no demo is running' }, () => {
    /** Words that only this walk writes. */
    const own = `${mode} ${Date.now().toString(36)}`;
    let browser;
    let window;
    let page;

    before(async () => {
      browser = await openBrowser();
    });
    after(() => browser?.close());

    const comeAs = async (role) => {
      await window?.close();
      window = await openWindow(browser, { javaScript });
      await signIn(window, role);
      page = await window.newPage();
      page.setDefaultTimeout(15_000);
    };
    const open = async (path) => {
      const answer = await page.goto(path);
      assert.ok(answer.ok(), `${path} answers ${answer.status()}`);
    };
    /** Presses and waits for the page that follows. */
    const press = async (what) => {
      await Promise.all([page.waitForNavigation(), what.click()]);
    };
    const main = () => page.locator('main');
    const sees = async (words) => {
      const said = await main().innerText();
      assert.ok(said.includes(words), `"${words}" is not on ${page.url()}: ${said.slice(0, 400)}`);
    };

    test('a visitor searches, filters and reads an edition', async () => {
      await comeAs('visitor');
      await open('/courses');
      const all = await page.locator('.cards .card').count();
      await page.fill('#q', 'bread');
      await press(page.locator('form[role=search] button'));
      assert.match(page.url(), /q=bread/);
      await sees('The Living Kitchen');
      await open('/courses');
      const spanish = page.locator('input[name=language][value=es]');
      if (!(await spanish.isVisible())) await page.locator('details', { has: spanish }).locator('summary').click();
      await spanish.check();
      await press(page.locator('form.filters button'));
      assert.match(page.url(), /language=es/);
      const some = await page.locator('.cards .card').count();
      assert.ok(some > 0 && some < all, `${some} of ${all} courses are in Spanish`);

      await open('/editions');
      await press(page.locator('.list h3 a').first());
      assert.match(await page.locator('.notice.frozen').innerText(), /Read-only since/);
      await press(page.locator('.tasks h3 a').first());
      assert.match(page.url(), /\/editions\/[^/]+\/documents\//);
    });

    test('theme and language are switched', async () => {
      await open('/about');
      await page.locator('button[name=theme][value=dark]').click();
      await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark').catch(() => {});
      await page.waitForLoadState('networkidle');
      await open('/schools');
      assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
      await page.selectOption('select[name=language]', 'ar');
      await press(page.locator('form[action="/language"] button'));
      assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
      assert.match(page.url(), /\/schools$/);
    });

    if (javaScript) {
      test('the keyboard reaches the search', async () => {
        await comeAs('visitor');
        await open('/courses');
        await page.keyboard.press('/');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
        await open('/courses');
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main');
      });
    }

    test('somebody joins, reads the letter and confirms the address', async () => {
      await comeAs('visitor');
      await open('/join');
      await page.fill('#name', '');
      await press(page.locator('main form.form .acts button'));
      assert.ok(await page.locator('.errors a[href="#name"]').count(), 'the summary leads to the faulty field');
      const mail = `walker-${Date.now().toString(36)}@demo.stoa.example`;
      const password = 'four words nobody joins';
      await page.fill('#name', 'Walker');
      await page.fill('#mail', mail);
      await page.fill('#password', password);
      for (const box of await page.locator('input[name=consent]').all()) await box.check();
      await press(page.locator('main form.form .acts button'));
      await sees('Look into your mail');

      await signInAs(window, { mail, password });
      await open('/mailbox');
      const letter = /\/confirm\/[A-Za-z0-9]+/.exec(await page.content());
      assert.ok(letter, 'the letter with the link is in the mailbox');
      await open(letter[0]);
      await press(page.locator('main form button').first());
      await sees('Your mail address is confirmed');
    });

    test('a participant ticks, writes and hands in', async () => {
      await comeAs('participant');
      await open(`${RUN}/syllabus`);
      const reading = page.locator('.task', { hasText: 'The document and its events' }).locator('h3 a');
      await press(reading);
      const tick = page.locator('form[action$="/tick"] button');
      const before = await tick.getAttribute('value');
      await press(tick);
      assert.notEqual(await tick.getAttribute('value'), before, 'the tick is turned');
      await press(tick);

      await open(`${RUN}/discussion`);
      await press(page.locator('.list h3 a').first());
      await page.fill('#body', `Seen *here*: ${own}`);
      await press(page.locator('#write .acts button'));
      await sees(own);

      await open(`${RUN}/syllabus`);
      await press(page.locator('.task', { hasText: 'A timer for reading' }).locator('h3 a'));
      await press(page.locator('main a[href$="/work"]').first());
      await page.fill('#body', `My timer, ${own}`);
      await page.setInputFiles('#file', { name: 'timer.txt', mimeType: 'text/plain', buffer: Buffer.from(`start, stop: ${own}\n`) });
      await press(page.locator('main form[enctype] .acts button').first());
      await sees('Handed in: version');
      await press(page.locator('section[aria-labelledby=versions] a').first());
      await sees(own);
      const file = page.locator('main a[href^="/files/"]').first();
      const answer = await window.request.get(await file.getAttribute('href'));
      assert.match(answer.headers()['content-disposition'], /attachment/);
      assert.match(await answer.text(), new RegExp(own));
    });

    test('an organizer opens the settings and writes in the syllabus', async () => {
      await comeAs('organizer');
      await open('/runs/git-together-first/settings');
      assert.match(await page.inputValue('#starts_on'), /^\d{4}-\d\d-\d\d$/);
      await open('/runs/git-together-first/edit');
      const begin = page.locator('form[action$="/edit/begin"] button');
      if (await begin.count()) await press(begin);
      await press(page.locator('main a[href*="/edit/units/"]:not([href$="/new"]):not([href*="/activities/"])').first());
      await page.fill('#title', `Why history matters, ${own}`);
      await press(page.locator('main form.form .acts button').first());
      await open('/runs/git-together-first/edit');
      await sees(own);
    });

    test('a steward comes in', async () => {
      await comeAs('steward');
      await open('/schools/everyday-science/edit');
      await sees('School of Everyday Science');
    });

    test('anybody checks a certificate', async () => {
      await comeAs('participant');
      await open('/awards');
      const check = await page.locator('main a[href^="/awards/"]').first().getAttribute('href');
      await comeAs('visitor');
      await open(check);
      await sees('This certificate is valid');
      await sees('not a degree');
      await window.close();
      window = undefined;
    });
  });
}
