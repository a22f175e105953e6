// What the small script adds: keys, a question before hard acts, news while somebody looks, the theme.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { address, openBrowser } from './house.js';
import { Person } from './walk/person.js';

const RUN = '/runs/small-programs-autumn';

describe('what the script adds', { skip: !address && 'no demo is running' }, () => {
  const walk = { javaScript: true };
  /** A word that only this test writes. */
  const own = `s${Date.now().toString(36)}`;

  before(async () => {
    walk.browser = await openBrowser();
  });
  after(() => walk.browser?.close());

  /** Where a person of the demo writes. */
  const inAThread = async (role) => {
    const one = await Person.comes(walk, role);
    await one.opens(`${RUN}/discussion`);
    await one.presses(one.page.locator('.list h3 a').first());
    return one;
  };

  test('keys lead to the search, to the content, home, and say which there are', async () => {
    const visitor = await Person.comes(walk);
    const { page } = visitor;
    await visitor.opens('/courses');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    await page.keyboard.type('g');
    await page.keyboard.type('h');
    assert.equal(await page.inputValue('#q'), 'gh', 'whoever types is left alone');
    await visitor.opens('/courses');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main');
    await page.keyboard.press('j');
    const card = page.locator('.card h3 a').first();
    assert.ok(await card.evaluate((link) => link === document.activeElement), 'j goes to the first course');
    await page.keyboard.press('?');
    await page.locator('dialog#keys[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await Promise.all([page.waitForURL((url) => url.pathname === '/'), page.keyboard.press('h')]);
    await visitor.goes();
  });

  test('Ctrl-Enter sends what somebody wrote, once', async () => {
    const mira = await inAThread('participant');
    const { page } = mira;
    await page.fill('#body', `Sent by a key: ${own}`);
    await Promise.all([page.waitForNavigation(), page.press('#body', 'Control+Enter')]);
    await mira.sees('Posted.', own);
    assert.equal((await mira.text()).split(own).length, 2);
    assert.equal(await page.inputValue('#body'), '', 'the draft is done with');
    await mira.goes();
  });

  test('a hard act asks first', async () => {
    const mira = await inAThread('participant');
    const { page } = mira;
    await mira.sends('Post', { body: `Better not: ${own}` });
    const post = page.locator('.post', { hasText: `Better not: ${own}` }).last();
    await mira.presses(post.getByRole('link', { name: 'Change' }));
    const withdraw = mira.main.getByRole('button', { name: 'Withdraw' });
    await withdraw.click();
    const question = page.locator('dialog.dialog[open]:not(#keys)');
    await question.waitFor();
    assert.ok(await question.getByRole('button').last().evaluate((one) => one === document.activeElement), 'no is at hand');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    assert.ok(await withdraw.evaluate((one) => one === document.activeElement), 'one is back where one was');
    await withdraw.click();
    await mira.presses(question.getByRole('button').first());
    assert.ok(!(await mira.text()).includes(`Better not: ${own}`));
    await mira.goes();
  });

  test('new posts are told while somebody reads', async () => {
    const mira = await Person.comes(walk, 'participant');
    await mira.opens(`${RUN}/discussion`);
    await mira.presses(mira.page.locator('.list h3 a').first());
    const news = mira.page.locator('[data-watch]');
    assert.ok(await news.isHidden());

    const steward = await Person.comes(walk, 'steward');
    await steward.opens(mira.path);
    await steward.sends('Post', { body: `Just now: ${own}` });
    await news.waitFor();
    assert.match(await news.innerText(), /new post/);
    await mira.presses(news.getByRole('link'));
    await mira.sees(`Just now: ${own}`);
    await steward.goes();
    await mira.goes();
  });

  test('a preview shows what the Markdown becomes', async () => {
    const mira = await inAThread('participant');
    await mira.page.fill('#body', 'It is **bold** <script>alert(1)</script>');
    await mira.page.locator('[data-preview]').click();
    const preview = mira.page.locator('.preview');
    await preview.waitFor();
    assert.equal(await preview.locator('strong').innerText(), 'bold');
    assert.equal(await preview.locator('script').count(), 0);
    await mira.goes();
  });

  test('the theme changes at once and is remembered', async () => {
    const visitor = await Person.comes(walk);
    const { page } = visitor;
    await visitor.opens('/about');
    const dark = page.locator('button[name=theme][value=dark]');
    await Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/theme')), dark.click()]);
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    assert.equal(await dark.getAttribute('aria-pressed'), 'true');
    await visitor.opens('/schools');
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    await visitor.goes();
  });
});

describe('without the script', { skip: !address && 'no demo is running' }, () => {
  const walk = { javaScript: false };
  before(async () => {
    walk.browser = await openBrowser();
  });
  after(() => walk.browser?.close());

  test('theme and language are switched by their buttons', async () => {
    const visitor = await Person.comes(walk);
    const { page } = visitor;
    await visitor.opens('/schools');
    await visitor.presses(page.locator('button[name=theme][value=dark]'));
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    await page.selectOption('select[name=language]', 'ar');
    await visitor.presses(page.locator('form[action="/language"] button'));
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    assert.equal(visitor.path, '/schools');
    await visitor.goes();
  });

  test('a hard act asks on a page of its own', async () => {
    const tomas = await Person.comes(walk, 'organizer');
    await tomas.opens('/runs/git-together-first/edit');
    if (await tomas.called('Begin a draft').count()) await tomas.presses('Begin a draft');
    const unit = `To be removed ${Date.now().toString(36)}`;
    await tomas.presses('Add a unit');
    await tomas.sends('Add a unit', { title: unit, intro: '' });
    await tomas.presses(new RegExp(`^Remove.*${unit}`));
    await tomas.sees('Are you sure?', unit);
    await tomas.presses('Cancel');
    await tomas.sees(unit);
    await tomas.presses(new RegExp(`^Remove.*${unit}`));
    await tomas.presses('Remove');
    await tomas.sees('Removed.');
    assert.ok(!(await tomas.text()).includes(unit));
    await tomas.goes();
  });

  test('nothing that needs the script is offered', async () => {
    const mira = await Person.comes(walk, 'participant');
    await mira.opens(`${RUN}/discussion`);
    await mira.presses(mira.page.locator('.list h3 a').first());
    assert.ok(await mira.page.locator('[data-preview]').isHidden());
    assert.ok(await mira.page.locator('[data-watch]').isHidden());
    await mira.goes();
  });
});
