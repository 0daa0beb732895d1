// Drives a real lacuna with a real browser: node e2e.mjs BINARY CORPUS.
// It reads the sample policies in with the command line, serves them, and does
// what people do: search, open a clause in its policy, compare, open the
// evidence of a verdict. Every page goes through axe in light and dark and at
// the width of a phone, with and without JavaScript. Screenshots go to shots/.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const [binary, corpus] = process.argv.slice(2);
const browserPath = process.env.LACUNA_BROWSER || "/usr/bin/chromium";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shots = join(here, "shots");
const faults = [];
const fault = (where, what) => { faults.push(`${where}: ${what}`); };
const check = (ok, where, what) => { if (!ok) fault(where, what); };

function ingest(home) {
  const r = spawnSync(binary, ["--home", home, "--quiet", "ingest", corpus], { encoding: "utf8" });
  if (r.status !== 0) throw new Error(`ingest: exit ${r.status}\n${r.stdout}${r.stderr}`);
}

// serve starts the server on a free port and resolves to it and its address.
function serve(home) {
  const p = spawn(binary, ["--home", home, "serve", "--addr", "127.0.0.1:0"]);
  return new Promise((resolve, reject) => {
    let out = "";
    const read = (d) => {
      out += d;
      const m = out.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (m) resolve({ process: p, base: m[0] });
    };
    p.stdout.on("data", read);
    p.stderr.on("data", read);
    p.on("exit", (code) => reject(new Error(`serve: exit ${code}\n${out}`)));
    setTimeout(() => reject(new Error(`serve: no address after 20 s\n${out}`)), 20000).unref();
  });
}

// newPage opens a page that notes errors of scripts and requests to elsewhere.
async function newPage(browser, base, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 960 }, ...options });
  const page = await context.newPage();
  page.on("pageerror", (e) => fault(page.url(), `script: ${e.message}`));
  page.on("console", (m) => { if (m.type() === "error" && !/status of 4\d\d/.test(m.text())) fault(page.url(), `console: ${m.text()}`); });
  page.on("request", (r) => { if (!r.url().startsWith(base) && !r.url().startsWith("data:")) fault(page.url(), `asks ${r.url()}`); });
  return page;
}

// The walk: each step is what a person does, and what must then be on the page.
async function walk(browser, base, options) {
  const page = await newPage(browser, base, options);
  const where = options.javaScriptEnabled === false ? "without JavaScript" : "with JavaScript";
  const seen = { "/": "/" };

  await page.goto(base + "/");
  check(await page.locator("table.policies tbody tr").count() >= 8, where, "the library lists fewer than 8 policies");

  await page.goto(base + "/search");
  await page.fill("#q", "retention OR delete");
  await page.press("#q", "Enter");
  await page.waitForURL(/q=retention/);
  check(await page.locator(".hits > li").count() > 0, where, "the search finds nothing");
  seen.search = page.url();

  await page.locator(".hits .where a").first().click();
  await page.waitForURL(/\/policies\/.*clause=/);
  await page.locator("#evidence").waitFor();
  check(await page.locator(".clause.chosen").count() === 1, where, "the reader shows no chosen clause");
  check(await page.locator("#evidence").isVisible(), where, "the evidence is not visible");
  seen.clause = page.url();

  const next = page.locator(".clause.has:not(.chosen) .no").first();
  const id = await next.evaluate((a) => a.closest(".clause").id);
  await next.click();
  await page.locator(`#${id}.chosen`).waitFor();
  check((await page.locator("#note-title").innerText()) === `Clause ${id.slice(1)}`, where, "the evidence is of another clause");
  check(page.url().includes(`clause=${id.slice(1)}`), where, "the address does not say which clause is open");
  seen.reader = page.url().replace(/\?.*/, "");

  await page.goto(base + "/");
  await page.locator("input[name=policy]").nth(0).check();
  await page.locator("input[name=policy]").nth(1).check();
  await page.getByRole("button", { name: "Compare two ticked" }).click();
  await page.locator(".pair:not(.heads)").first().waitFor();
  check(await page.locator(".pair .spine").count() > 3, where, "the comparison has no rows");
  seen.compare = page.url();

  await page.goto(base + "/matrix");
  const cell = page.locator(".matrix td.s-disclosed button, .matrix td.s-weak button").first();
  await cell.click();
  await page.locator("#quote blockquote").waitFor();
  seen.matrix = page.url();
  await page.locator("#quote .go a").first().click();
  await page.locator("#evidence").waitFor();

  await page.goto(base + "/audit");
  await page.getByRole("button", { name: "Audit" }).click();
  await page.locator(".item").first().waitFor();
  seen.audit = page.url();
  check(await page.locator(".item.v-silent .proof").count() > 0, where, "no silent item with its proof");
  await page.locator(".item blockquote a").first().click();
  await page.locator(".clause.chosen").waitFor();

  await page.goto(base + "/search?q=cookies+AND+%28");
  check(await page.locator("#fault").isVisible(), where, "a bad query is not explained");
  Object.assign(seen, { fault: page.url(), empty: base + "/search", chooser: base + "/compare", audits: base + "/audit", taxonomy: base + "/taxonomy", missing: base + "/policies/ffffffffffff" });
  seen["/"] = base + "/";
  await page.context().close();
  return seen;
}

// keys presses what the list of keys promises.
async function keys(browser, base) {
  const page = await newPage(browser, base);
  await page.goto(base + "/");
  await page.keyboard.press("?");
  check(await page.locator("#keys").isVisible(), "keys", "? does not list the keys");
  await page.keyboard.press("Escape");
  check(!(await page.locator("#keys").isVisible()), "keys", "Esc does not close the list");
  await page.keyboard.press("/");
  check(await page.locator("#quick").evaluate((e) => e === document.activeElement), "keys", "/ does not go to the search");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  check(await page.locator("[data-move].at").count() === 1, "keys", "j and k do not move");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/policies\//, { timeout: 5000 }).catch(() => fault("keys", "Enter does not open"));
  await page.goto(base + "/");
  await page.keyboard.press("Tab");
  check(await page.locator(".skip").evaluate((e) => e === document.activeElement), "keys", "the first stop is not the skip link");
  await page.getByRole("button", { name: "Dark colours" }).click();
  check((await page.locator("html").getAttribute("data-theme")) === "dark", "keys", "the theme switch does not switch");
  await page.context().close();
}

// inspect runs axe over a page and takes its picture.
async function inspect(page, name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, name, `is ${wide} px wider than the window`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  for (const v of violations.filter((v) => ["serious", "critical"].includes(v.impact))) {
    fault(name, `${v.impact} ${v.id}: ${v.help}\n      ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join("\n      ")}`);
  }
  await page.screenshot({ path: join(shots, name + ".png") });
}

async function inspectAll(browser, base, pages) {
  const looks = [
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["phone", { colorScheme: "light", viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true }],
    ["phone-dark", { colorScheme: "dark", viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true }],
  ];
  for (const [look, options] of looks) {
    // axe needs a context that may run it; the pages' own policy forbids inline scripts.
    const page = await newPage(browser, base, { bypassCSP: true, reducedMotion: "reduce", ...options });
    for (const [name, url] of Object.entries(pages)) {
      await page.goto(url);
      await inspect(page, `${name === "/" ? "library" : name}-${look}`);
    }
    await page.context().close();
  }
}

const home = mkdtempSync(join(tmpdir(), "lacuna-e2e-"));
mkdirSync(shots, { recursive: true });
let server;
let browser;
try {
  ingest(home);
  server = await serve(home);
  browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  await walk(browser, server.base, { javaScriptEnabled: false });
  const pages = await walk(browser, server.base, {});
  await keys(browser, server.base);
  await inspectAll(browser, server.base, pages);
  console.log(`${Object.keys(pages).length} pages in 4 looks, ${faults.length} faults`);
} catch (e) {
  fault("run", e.stack || String(e));
} finally {
  await browser?.close();
  server?.process.removeAllListeners("exit");
  server?.process.kill("SIGINT");
  rmSync(home, { recursive: true, force: true });
}
for (const f of faults) console.log("FAULT " + f);
process.exit(faults.length ? 1 : 0);
