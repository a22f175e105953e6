// Pictures of one page of each kind: narrow and wide, light and dark, and narrow in Arabic. `node shots.js FOLDER`

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROLES, WIDTHS, address, openBrowser, openWindow, signIn, useLanguage } from './house.js';
import { crawl, kinds } from './crawl.js';

const folder = process.argv[2] ?? 'shots';
await mkdir(folder, { recursive: true });
const browser = await openBrowser();
let taken = 0;
for (const role of ROLES) {
  const window = await openWindow(browser);
  await signIn(window, role);
  const arabic = await openWindow(browser, { width: WIDTHS[0] });
  await arabic.addCookies(await window.cookies());
  await useLanguage(arabic, 'ar');
  const ask = async (path) => {
    const answer = await window.request.get(path, { maxRedirects: 0 });
    return { status: answer.status(), type: answer.headers()['content-type'] ?? '', body: await answer.text() };
  };
  const { found } = await crawl(ask);
  for (const { path } of kinds(found, { each: 1 })) {
    const name = `${role}${path.replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')}`.slice(0, 100);
    const page = await window.newPage();
    await page.goto(path);
    for (const width of WIDTHS) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await picture(page, `${name}-${width}-${colorScheme}`);
      }
    }
    await page.close();
    const mirrored = await arabic.newPage();
    await mirrored.goto(path);
    await picture(mirrored, `${name}-${WIDTHS[0]}-arabic`);
    await mirrored.close();
  }
  await arabic.close();
  await window.close();
}
await browser.close();
console.log(`${taken} pictures of ${address} in ${folder}`);

/** A long page is cut: what is further down looks like what is above. */
async function picture(page, name) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width } = page.viewportSize();
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, 5000) } });
  taken += 1;
}
