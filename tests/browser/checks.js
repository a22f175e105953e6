// What every page must keep to. Each check gives a list of sentences; an empty list is good.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import { WIDTHS } from './house.js';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The most that a first view may weigh on the wire, with style, script and font. */
export const HEAVIEST = 100_000;

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // what maud writes is right and another style is none of a validator's business
    'void-style': 'off',
    'doctype-style': 'off',
    'attr-quotes': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'no-raw-characters': 'off',
    'no-inline-style': 'off',
    'prefer-native-element': 'off',
    'require-sri': 'off',
    'valid-id': ['error', { relaxed: true }],
    'no-dup-id': 'error',
    // the page of a certificate says first whether it is valid, then whose it is
    'heading-level': ['error', { minInitialRank: 'h2' }],
    'form-dup-name': 'off',
    // a button of a form that says nothing sends it, as the standard has it: that is what ours are for
    'no-implicit-button-type': 'off',
    // a list may have a name: the strip of weeks is one
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // a page in a language says so once; a link says where it leads by its words
    'tel-non-breaking': 'off',
  },
});

/** Valid nesting, unique ids, labels, what the standard requires. */
export async function invalidHtml(html) {
  const report = await validator.validateString(html);
  return report.results
    .flatMap((result) => result.messages)
    .filter((message) => message.severity === 2)
    .map((message) => `HTML ${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
}

/**
 * Opens a path and notes everything that goes wrong on the way: errors in the console (a broken content policy is
 * one), failed requests, requests to others, weight.
 */
export async function visit(window, path, at) {
  const page = await window.newPage();
  const wrong = [];
  let weight = 0;
  const underWay = new Set();
  const network = await window.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  network.on('Network.requestWillBeSent', ({ requestId, type }) => {
    // a line of news stays open for as long as the page is
    if (type !== 'EventSource') underWay.add(requestId);
  });
  network.on('Network.loadingFailed', ({ requestId }) => underWay.delete(requestId));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    underWay.delete(requestId);
    weight += encodedDataLength;
  });
  page.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => wrong.push(`request failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    const url = request.url();
    const own = url.startsWith(at) || url.startsWith('data:') || url.startsWith('blob:');
    if (!own) wrong.push(`asks a third party: ${url}`);
  });
  const response = await page.goto(path, { waitUntil: 'load' });
  if (!response.ok()) wrong.push(`answers ${response.status()}`);
  const html = await response.text();
  // the page may say "loaded" before the word of its last byte is here: an answer on the same line comes after them
  await network.send('Runtime.evaluate', { expression: '0' });
  for (let waits = 0; underWay.size && waits < 20; waits += 1) await page.waitForTimeout(50);
  return {
    page,
    html,
    wrong: () => (weight > HEAVIEST ? [...wrong, `weighs ${weight} bytes, at most ${HEAVIEST} are allowed`] : wrong),
    close: () => page.close(),
  };
}

/** What axe finds in every width and colour. Structure is the same in the dark, so there only contrast is asked. */
export async function inaccessible(page) {
  const wrong = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const only = colorScheme === 'dark' ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {};
      for (const finding of await axe(page, only)) wrong.push(`axe at ${width} ${colorScheme}: ${finding}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return wrong;
}

async function axe(page, options) {
  // the developer's console is not bound by the page's content policy, and neither is this
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const result = await page.evaluate((wishes) => globalThis.axe.run(document, wishes), {
    ...(options.runOnly ? options : { runOnly: tags }),
    resultTypes: ['violations'],
  });
  return result.violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''})`);
    return `${id}: ${help}: ${where.join('; ')}`;
  });
}

/** What sticks out at the side of a telephone. */
export async function tooWide(page, width = WIDTHS[0]) {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate((most) => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= most + 1) return [];
    const guilty = [...document.body.querySelectorAll('*')]
      .filter((one) => {
        const { left, right, width: wide } = one.getBoundingClientRect();
        return wide > 0 && (right > most + 1 || left < -1);
      })
      .slice(0, 3)
      .map((one) => `${one.localName}.${[...one.classList].join('.')}`);
    return [`is ${scrollWidth} px wide at ${most} px: ${guilty.join(', ')}`];
  }, width);
}
