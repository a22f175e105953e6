// Which pages there are: found by following links as a reader would, one of each kind.

/** Links that do something when followed, or lead to a file, are no pages to look at. */
const NO_PAGE = /\.(svg|png|ico|css|js|woff2|xml|json|txt|zip|csv|pdf|ics)$|\/(files|healthz|sign-out)(\/|$)/;

/** From how many children on a part of a path is a name that people gave: `/courses/{}`. */
const MANY = 4;

/**
 * Follows links from the front page and gives the pages found, with the HTML that came.
 * @param ask  gives `{ status, type, body }` for a path
 * @returns {Promise<Map<string, string>>} HTML by path
 */
export async function crawl(ask, { start = '/', most = 400 } = {}) {
  const found = new Map();
  const broken = [];
  const waiting = [{ path: start, from: '' }];
  const seen = new Set([start]);
  // breadth first, and the kinds with few pages first, so that a long list does not hide a rare page
  const taken = new Map();
  while (waiting.length && found.size < most) {
    waiting.sort((one, other) => rank(taken, one.path) - rank(taken, other.path));
    const { path, from } = waiting.shift();
    const answer = await ask(path);
    taken.set(shelf(path), (taken.get(shelf(path)) ?? 0) + 1);
    if (answer.status >= 400) broken.push(`${path} answers ${answer.status}, linked from ${from || 'nowhere'}`);
    if (answer.status >= 300 || !answer.type.startsWith('text/html')) continue;
    found.set(path, answer.body);
    for (const link of linksIn(answer.body, path)) {
      if (seen.has(link) || NO_PAGE.test(link.split('?')[0])) continue;
      seen.add(link);
      waiting.push({ path: link, from: path });
    }
  }
  return { found, broken };
}

/** Where a path would stand if every longer part were a name: a first guess, good enough to be fair. */
function shelf(path) {
  const [bare, query] = path.split('?');
  const parts = bare.split('/').slice(1);
  return parts.map((part, at) => (at % 2 === 1 ? '{}' : part)).join('/') + (query ? '?' : '');
}

function rank(taken, path) {
  return (taken.get(shelf(path)) ?? 0) * 10 + path.split('/').length;
}

/** The paths of this site that a page links to, without what stands behind `#`. */
export function linksIn(html, path) {
  const links = new Set();
  for (const [, double, single] of html.matchAll(/<a\s[^>]*?href=(?:"([^"]*)"|'([^']*)')/g)) {
    const href = (double ?? single).replaceAll('&amp;', '&');
    let url;
    try {
      url = new URL(href, `http://house${path}`);
    } catch {
      throw new Error(`${path} links to "${href}", which is no address`);
    }
    if (url.host === 'house') links.add(url.pathname + url.search);
  }
  return links;
}

/**
 * One page of each kind: `/courses/{}` stands for all courses. Of each kind up to `each` pages are kept, the ones that
 * differ most in what they are made of.
 * @param {Map<string, string>} found  HTML by path
 * @returns {{kind: string, path: string}[]}
 */
export function kinds(found, { each = 2, most = 60 } = {}) {
  const children = new Map();
  for (const path of found.keys()) {
    const parts = path.split('?')[0].split('/').slice(1);
    parts.forEach((part, at) => {
      const parent = parts.slice(0, at).join('/');
      if (!children.has(parent)) children.set(parent, new Set());
      children.get(parent).add(part);
    });
  }
  const masked = (path) => {
    const [bare, query] = path.split('?');
    const parts = bare.split('/').slice(1);
    const shown = parts.map((part, at) => {
      const many = at > 0 && (children.get(parts.slice(0, at).join('/'))?.size ?? 0) >= MANY;
      return isName(part) || many ? '{}' : part;
    });
    return `/${shown.join('/')}${query ? '?' : ''}`;
  };
  const byKind = new Map();
  for (const [path, html] of found) {
    const kind = masked(path);
    if (!byKind.has(kind)) byKind.set(kind, []);
    byKind.get(kind).push({ kind, path, parts: partsOf(html) });
  }
  const chosen = [];
  for (const pages of byKind.values()) chosen.push(...mostDifferent(pages, each));
  return chosen.slice(0, most).map(({ kind, path }) => ({ kind, path }));
}

/** Random parts of an address, and numbers. */
function isName(part) {
  return /\d/.test(part) || (part.length >= 20 && /[A-Z]/.test(part));
}

/** What a page is made of: its elements with their classes, without the words. */
export function partsOf(html) {
  const parts = new Set();
  for (const [, name, attributes] of html.matchAll(/<([a-z][a-z0-9-]*)([^>]*)>/g)) {
    const classes = /class="([^"]*)"/.exec(attributes)?.[1] ?? '';
    parts.add(`${name}.${classes}`);
  }
  return parts;
}

/** The page with most parts first, then whatever adds most that is new. */
function mostDifferent(pages, each) {
  const chosen = [];
  const shown = new Set();
  const rest = [...pages];
  while (chosen.length < each && rest.length) {
    const fresh = (page) => [...page.parts].filter((part) => !shown.has(part)).length;
    rest.sort((one, other) => fresh(other) - fresh(one));
    const next = rest.shift();
    if (chosen.length && fresh(next) === 0) break;
    next.parts.forEach((part) => shown.add(part));
    chosen.push(next);
  }
  return chosen;
}
