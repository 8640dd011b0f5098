// Tests of the pages in a browser, over the real program and its demo record:
//
//	make browser                       builds the program and runs all of it
//	node test.mjs PROGRAM              runs PROGRAM serve --demo
//	node test.mjs PROGRAM --only WORDS runs the tests whose names match
//	node test.mjs PROGRAM --shots DIR  writes a picture of each view, light and dark, 390 and 1280 wide
import { chromium } from 'playwright-core';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const program = process.argv[2];
const shots = process.argv[3] === '--shots' ? process.argv[4] : '';
const only = new RegExp(process.argv[3] === '--only' ? process.argv[4] : '');
if (!program) throw new Error('which program? node test.mjs PROGRAM');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// serve starts the program and returns its address and what ends it.
function serve(...args) {
  const child = spawn(program, ['serve', '--listen', '127.0.0.1:0', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((found, failed) => {
    let said = '';
    child.stderr.on('data', (b) => {
      said += b;
      const at = said.match(/http:\/\/[\d.:]+\//);
      if (at) found({ base: at[0].slice(0, -1), end: () => new Promise((done) => { child.on('exit', done); child.kill('SIGINT'); }) });
    });
    child.on('exit', (code) => failed(new Error(`the program ended with ${code}: ${said}`)));
  });
}

// json asks the API.
async function json(base, path, body) {
  const answer = await fetch(base + path, body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

// views lists an address of each view.
async function views(base) {
  const act = (await json(base, '/api/acts?limit=1')).items[0];
  const meeting = (await json(base, '/api/meetings?limit=1')).items[0];
  const paper = (await json(base, '/api/agreements?limit=1')).items[0];
  const story = (await json(base, '/api/stories?limit=1&order=weight')).items[0];
  return {
    today: '/', stories: '/stories', story: `/stories/${story.id}`, acts: '/acts', act: `/acts/${act.key}`, meetings: '/meetings', calendar: '/meetings/calendar?month=2025-08', meeting: `/meetings/${meeting.key}`,
    agreements: '/agreements', agreement: `/agreements/${paper.key}`, statements: '/statements', reports: '/reports', report: '/reports/demo-32', fact: '/reports/demo-32#e1', sentence: '/reports/demo-32/sentences/2',
    actors: '/actors', person: '/actors/person/donald-trump', state: '/sides/USA', organisation: '/actors/org/osce', dyad: '/dyads/ARM/AZE', map: '/map', month: '/map?from=2025-06&to=2025-06',
    try: '/try?date=2025-06-10&text=' + encodeURIComponent('Gondor praised Arnor.\n\n"We trust Arnor," the king said in Geneva.'), scores: '/scores', help: '/help', searches: '/searches', rules: '/rules/', rule: '/rules/events/05-support.rules',
    empty: '/acts?q=nothingofthekind', missing: '/nowhere', wrong: '/acts?quad=9',
  };
}

const failures = [];
async function test(name, f) {
  if (!only.test(name)) return;
  try {
    await f();
    console.log(`ok    ${name}`);
  } catch (err) {
    failures.push(name);
    console.log(`FAIL  ${name}\n${err.stack}`);
  }
}

// page opens a page that notes what goes wrong in it.
async function page(browser, options = {}) {
  const context = await browser.newContext(options);
  const p = await context.newPage();
  p.faults = [];
  p.on('pageerror', (err) => p.faults.push(`script: ${err}`));
  p.on('console', (m) => { if (m.type() === 'error' && !/status of 40\d/.test(m.text())) p.faults.push(m.text()); });
  p.on('dialog', (d) => { p.faults.push(`dialog: ${d.message()}`); d.dismiss(); });
  p.on('request', (r) => { if (!r.url().startsWith(p.base ?? r.url()) && !r.url().startsWith('data:')) p.faults.push(`request to ${r.url()}`); });
  return p;
}

// violations runs axe, which the policy of the pages would not let in, outside of them.
async function violations(p) {
  await p.evaluate(axe);
  const found = await p.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')}`);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const demo = await serve('--demo');
const all = await views(demo.base);

if (shots) {
  mkdirSync(shots, { recursive: true });
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [390, 1280]) {
      const p = await page(browser, { colorScheme, viewport: { width, height: 900 } });
      for (const [name, path] of Object.entries(all)) {
        await p.goto(demo.base + path);
        await p.screenshot({ path: join(shots, `${name}-${colorScheme}-${width}.png`), fullPage: true });
      }
      await p.context().close();
    }
  }
} else {
  for (const [colorScheme, width] of [['light', 1280], ['dark', 390]]) {
    const p = await page(browser, { colorScheme, viewport: { width, height: 900 } });
    p.base = demo.base;
    for (const [name, path] of Object.entries(all)) {
      await test(`${name}, ${colorScheme}, ${width}`, async () => {
        p.faults.length = 0;
        const answer = await p.goto(demo.base + path);
        const status = { missing: 404, wrong: 400 }[name] ?? 200;
        if (answer) assert.equal(answer.status(), status);
        assert.deepEqual(await violations(p), []);
        const wide = await p.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `it scrolls sideways: ${wide} of ${width}`);
        assert.equal(await p.locator('h1').count(), 1);
        assert.deepEqual(p.faults, []);
      });
    }
    await p.context().close();
  }

  await test('the keyboard alone: search, open a report, read a fact, judge it', async () => {
    const p = await page(browser, { viewport: { width: 1280, height: 900 } });
    await p.goto(demo.base + '/');
    await p.keyboard.press('Tab');
    assert.equal(await p.evaluate(() => document.activeElement.className), 'skip');
    await p.keyboard.press('Enter');
    assert.equal(await p.evaluate(() => document.activeElement.id), 'main');
    await p.locator('.find input').focus();
    await p.keyboard.type('actor:ARM with:AZE');
    await p.keyboard.press('Enter');
    await p.waitForURL(/\/acts\?actor=ARM&with=AZE/);
    const tab = async (found, most = 200) => {
      for (let i = 0; i < most; i++) {
        await p.keyboard.press('Tab');
        const at = await p.evaluate(() => ({ href: document.activeElement.getAttribute('href') ?? '', text: document.activeElement.textContent, outline: getComputedStyle(document.activeElement).outlineStyle }));
        if (found(at)) return at;
      }
      throw new Error('Tab does not lead there');
    };
    const link = await tab((a) => a.href.startsWith('/reports/'));
    assert.notEqual(link.outline, 'none', 'focus is not seen');
    await p.keyboard.press('Enter');
    await p.waitForURL(/\/reports\/[^/]+#e\d/);
    assert.ok(await p.locator('.card:target .slots').isVisible());
    await p.locator('.card:target').focus();
    await tab((a) => a.text === 'Right');
    await p.keyboard.press('Enter');
    await p.waitForURL(/said=1/);
    assert.ok(await p.getByRole('status').isVisible());
    await p.context().close();
  });

  await test('without script every view shows the same', async () => {
    const p = await page(browser, { javaScriptEnabled: false });
    for (const [name, path] of Object.entries(all)) {
      await p.goto(demo.base + path);
      assert.ok(await p.locator('h1').isVisible(), name);
    }
    await p.goto(demo.base + '/map');
    await p.getByRole('link', { name: 'Jun 2025' }).click();
    assert.match(p.url(), /from=2025-06&to=2025-06/);
    assert.equal(await p.locator('nav.slider strong').textContent(), 'June 2025');
    await p.locator('nav.slider a[rel=prev]').click();
    assert.equal(await p.locator('nav.slider strong').textContent(), 'May 2025');
    await p.goto(demo.base + '/try');
    await p.locator('#text').fill('Gondor praised Arnor.\n\nFrance praised Poland on Monday.');
    await p.getByRole('button', { name: 'Code it' }).click();
    assert.ok(await p.locator('.card').first().isVisible());
    await p.goto(demo.base + '/reports/demo-32');
    await p.locator('.text a').first().click();
    assert.ok(await p.locator('.word:target').isVisible());
    await p.goto(demo.base + '/acts?actor=ARM');
    await p.locator('input[name=name]').fill('Armenia');
    await p.getByRole('button', { name: 'Keep' }).click();
    assert.ok(await p.getByRole('link', { name: 'Armenia' }).isVisible());
    await p.getByRole('button', { name: 'dark' }).click();
    assert.equal(await p.locator('html').getAttribute('data-theme'), 'dark');
    await p.context().close();
  });

  await test('script: live coding and the slider of the map', async () => {
    const p = await page(browser);
    await p.goto(demo.base + '/try');
    await p.locator('#text').fill('France praised Poland on Monday.');
    await p.locator('#result .card').first().waitFor();
    await p.goto(demo.base + '/map?from=2025-06&to=2025-06');
    const bar = p.getByRole('slider', { name: 'Month' });
    const was = await p.locator('#mapview svg').innerHTML();
    await bar.focus();
    await p.keyboard.press('ArrowRight');
    await p.waitForURL(/from=2025-07&to=2025-07/);
    assert.equal(await p.locator('nav.slider strong').textContent(), 'July 2025');
    assert.notEqual(await p.locator('#mapview svg').innerHTML(), was);
    assert.deepEqual(p.faults, []);
    await p.context().close();
  });

  await test('a second visit is told what is new', async () => {
    const p = await page(browser);
    await p.context().addCookies([{ name: 'dateline-visit', value: '2025-01-01T00:00:00Z/2025-01-01T00:00:00Z', url: demo.base }]);
    await p.goto(demo.base + '/');
    assert.match(await p.locator('.since').textContent(), /Since you were here on 1 January 2025.*52 new reports/s);
    assert.ok(await p.locator('.new').first().isVisible());
    await p.context().close();
  });

  await test('weight: no view takes more than 150 kB', async () => {
    for (const [name, path] of Object.entries(all)) {
      const context = await browser.newContext();
      const p = await context.newPage();
      const cdp = await context.newCDPSession(p);
      await cdp.send('Network.enable');
      let bytes = 0;
      cdp.on('Network.loadingFinished', (e) => { bytes += e.encodedDataLength; });
      await p.goto(demo.base + path, { waitUntil: 'networkidle' });
      assert.ok(bytes > 1000 && bytes < 150_000, `${name}: ${bytes} bytes`);
      await context.close();
    }
  });

  await test('hostile reports stay text', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dateline-browser-'));
    const own = await serve('--db', join(dir, 'r.db'));
    try {
      const evil = `<script>alert(1)</script><img src=x onerror=alert(2)></textarea></title><svg onload=alert(3)>`;
      await json(own.base, '/api/reports', { reports: [
        { id: `"><script>alert(4)</script>`, publisher: `${evil}'"`, title: evil, url: 'javascript:alert(5)', date: '2025-06-10', text: `France praised Poland in Geneva on Monday. ${evil} "We trust ${evil} Poland," the foreign minister of France said. France met Poland in Paris.` },
      ] });
      const report = (await json(own.base, '/api/reports')).items[0].report;
      const p = await page(browser);
      p.base = own.base;
      for (const path of ['/', '/acts', '/statements', '/reports', '/stories', '/meetings', '/actors', '/map', '/sides/FRA', '/dyads/FRA/POL', '/meetings/calendar?month=2025-06', `/reports/${encodeURIComponent(report)}`, `/search?s=${encodeURIComponent(evil)}`, `/try?text=${encodeURIComponent(evil)}`, `/acts?publisher=${encodeURIComponent(evil)}`, `/login?to=${encodeURIComponent('javascript:alert(6)')}`]) {
        await p.goto(own.base + path);
        await p.waitForTimeout(50);
        assert.equal(await p.locator('main script, main img, main [onload], main [onerror], a[href^="javascript:"]').count(), 0, path);
        assert.deepEqual(p.faults, [], path);
      }
      assert.deepEqual(await violations(p), []);
      await p.context().close();
    } finally {
      await own.end();
      rmSync(dir, { recursive: true });
    }
  });

  await test('users: log in, look, log out', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dateline-browser-'));
    const { createHash } = await import('node:crypto');
    const token = 'po-ta-toes, boil them';
    writeFileSync(join(dir, 'users'), `sam read ${createHash('sha256').update(token).digest('hex')}\n`);
    const own = await serve('--db', join(dir, 'r.db'), '--users', join(dir, 'users'));
    try {
      const p = await page(browser);
      await p.goto(own.base + '/acts');
      assert.match(p.url(), /\/login\?to=/);
      assert.deepEqual(await violations(p), []);
      await p.locator('input[name=token]').fill('wrong');
      await p.keyboard.press('Enter');
      await p.getByRole('alert').waitFor();
      await p.locator('input[name=token]').fill(token);
      await p.keyboard.press('Enter');
      await p.waitForURL(/\/acts$/);
      assert.match(await p.locator('footer').textContent(), /sam, read/);
      await p.getByRole('button', { name: 'log out' }).click();
      await p.waitForURL(/\/login/);
      await p.context().close();
    } finally {
      await own.end();
      rmSync(dir, { recursive: true });
    }
  });
}

await browser.close();
await demo.end();
if (failures.length > 0) {
  console.log(`${failures.length} failed: ${failures.join('; ')}`);
  process.exit(1);
}
