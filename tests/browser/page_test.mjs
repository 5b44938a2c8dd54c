// The HTML report in a headless Chromium: it loads nothing, runs nothing but its own script, and can be read by
// mouse, keyboard, phone, at night and on paper.
//   node page_test.mjs PROGRAM PROJECT MODULES OUTPUT
// PROGRAM is offersim, MODULES has node_modules/playwright-core, screenshots go to OUTPUT.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [program, project, modules, output] = process.argv.slice(2).map((word) => resolve(word));
const skipped = (reason) => { console.log(`skipped: ${reason}`); process.exit(77); };
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!executablePath) skipped("no Chromium; run scripts/install-browser");
if (!existsSync(join(modules, "node_modules/playwright-core"))) skipped("no playwright-core; run scripts/install-browser");
const { chromium } = createRequire(join(modules, "package.json"))("playwright-core");

mkdirSync(output, { recursive: true });
const report = (name, scenario, ...options) => {
  const file = join(output, `${name}.html`);
  execFileSync(program, ["run", scenario, "--format", "html", "--quiet", "--force", "--output", file, ...options]);
  return pathToFileURL(file).href;
};

const hostile = join(output, "hostile.yaml");
writeFileSync(hostile, `format: 1
title: "</title></script><script>window.pwned = 1</script><!--"
start: 2026-03-02
companies:
  young: {kind: private, value: 10B, growth: {drift: 10%, volatility: 70%}, liquidity: {ipo: {hazard: 18%/yr}}}
offers:
  "<script>window.pwned = 2</script>": {company: young, base: 200k, equity: [{type: rsu, value: 400k, vesting: standard-4y}]}
  "\\"><img src=x onerror='window.pwned = 3'>": {company: young, base: 240k}
run: {paths: 2000, seed: 1}
`);

const pages = {
  plain: report("groq-lpu", join(project, "scenarios/groq-lpu.yaml"), "--paths", "20000"),
  hostile: report("hostile", hostile),
};
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

/// Opens a page and keeps what it asked for and complained of.
const open = async (url, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.requests = [];
  page.complaints = [];
  page.on("request", (request) => page.requests.push(request.url()));
  page.on("console", (message) => page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(error.message));
  await page.goto(url);
  return page;
};
const phone = { viewport: { width: 375, height: 750 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const shot = (page, name, fullPage = false) => page.screenshot({ path: join(output, `${name}.png`), fullPage });

const tests = {
  async "asks nothing of anywhere and has nothing to complain of"() {
    for (const url of Object.values(pages)) {
      const page = await open(url);
      await page.mouse.wheel(0, 20000);
      await page.waitForTimeout(200);
      assert.deepEqual(page.requests, [url]);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  },

  async "lets no other script, style, picture or request through"() {
    const page = await open(pages.plain);
    const outcome = await page.evaluate(async () => {
      const blocked = [];
      document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
      const add = (name, attributes, text) => {
        const element = Object.assign(document.createElement(name), attributes);
        element.textContent = text;
        document.body.append(element);
        return element;
      };
      add("script", {}, "window.pwned = 1");
      add("style", {}, "body { outline: 7px solid }");
      add("img", { src: "data:image/gif;base64,R0lGODlhAQABAAAAACw=" }, "");
      const inline = add("p", {}, "");
      inline.setAttribute("style", "color: rgb(1, 2, 3)");
      const fetched = await fetch("https://example.com/").then(() => "fetched", () => "refused");
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { blocked: [...new Set(blocked)].sort(), pwned: window.pwned, fetched,
               outline: getComputedStyle(document.body).outlineWidth, color: getComputedStyle(inline).color };
    });
    assert.deepEqual(outcome.blocked, ["connect-src", "img-src", "script-src-elem", "style-src-attr", "style-src-elem"]);
    assert.equal(outcome.pwned, undefined);
    assert.equal(outcome.fetched, "refused");
    assert.notEqual(outcome.outline, "7px");
    assert.notEqual(outcome.color, "rgb(1, 2, 3)");
    await page.context().close();
  },

  async "takes names for text, whatever they say"() {
    const page = await open(pages.hostile);
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    assert.equal(await page.locator("img").count(), 0);
    assert.equal(await page.locator("script").count(), 2);
    assert.match(await page.locator("#answer").innerText(), /<script>window\.pwned = 2<\/script> beats "><img src=x/);
    assert.match(await page.title(), /^<\/title><\/script><script>window\.pwned = 1<\/script><!--$/);
    const carried = await page.evaluate(() => JSON.parse(document.getElementById("report").textContent));
    assert.equal(carried.offers[0].name, "<script>window.pwned = 2</script>");
    await page.context().close();
  },

  async "opens with the chance, the loss and what to ask for, without scrolling"() {
    for (const [name, options] of [["desktop", {}], ["phone", phone]]) {
      const page = await open(pages.plain, options);
      const leads = page.locator("#answer .lead");
      assert.equal(await leads.count(), 2);
      assert.match(await leads.nth(0).innerText(), /groq beats google.* in [\d.]+\s% of futures; .*\$[\d,]+k behind/);
      assert.match(await leads.nth(1).innerText(), /^Ask for \$[\d,]+k more/);
      const box = await leads.nth(1).boundingBox();
      assert.ok(box.y + box.height < page.viewportSize().height, `${name}: the answer ends at ${box.y + box.height}`);
      await shot(page, name);
      await shot(page, `${name}-whole`, true);
      await page.context().close();
    }
  },

  async "gives every chart a title, a description and its figures"() {
    for (const url of Object.values(pages)) {
      const page = await open(url);
      const faults = await page.evaluate(() => {
        const faults = [];
        const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
        if (new Set(ids).size !== ids.length) faults.push("an id twice");
        for (const chart of document.querySelectorAll("figure.chart")) {
          const svg = chart.querySelector(".plot > svg");
          for (const name of ["aria-labelledby", "aria-describedby"])
            if (!document.getElementById(svg.getAttribute(name))?.textContent) faults.push(`${chart.id}: ${name}`);
          if (svg.firstElementChild.tagName !== "title" || !svg.querySelector("desc")) faults.push(`${chart.id}: title`);
          const table = chart.querySelector("details table");
          if (!table?.caption || table.tBodies[0].rows.length < 2) faults.push(`${chart.id}: table`);
          if (table.querySelectorAll("tr[data-at]").length !== table.tBodies[0].rows.length) faults.push(`${chart.id}: places`);
          if (/NaN|inf/.test(svg.innerHTML)) faults.push(`${chart.id}: not a number`);
        }
        return faults;
      });
      assert.deepEqual(faults, []);
      assert.ok((await page.locator("figure.chart").count()) >= 3);
      await page.context().close();
    }
  },

  async "draws all that it should of the default scenario"() {
    const page = await open(pages.plain);
    for (const id of ["difference-1", "difference-2", "difference-3", "ask-for-more", "levers", "density", "at-least", "fan-0",
                      "fan-3", "years-0", "fate-0", "fate-3", "break-even-1", "risk", "tornado"])
      assert.equal(await page.locator(`figure#${id}`).count(), 1, id);
    // Bars are gone through one by one, downwards.
    await page.locator("#tornado .plot").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.locator("#tornado .plot").getAttribute("aria-valuenow"), "1");
    assert.match(await page.locator("#tornado .readout").innerText(), /^number .*: from .* · to /);
    await page.context().close();
  },

  async "tells values under the pointer"() {
    const page = await open(pages.plain);
    const plot = page.locator("#at-least .plot");
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    const readout = page.locator("#at-least .readout");
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2);
    const first = await readout.innerText();
    assert.match(first, /^at least \$[\d,.]+k: groq [\d.]+\s% · nvidia [\d.]+\s%/);
    await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2);
    const second = await readout.innerText();
    assert.notEqual(first, second);
    assert.ok(Number(/groq ([\d.]+)/.exec(first)[1]) > Number(/groq ([\d.]+)/.exec(second)[1]));
    await page.mouse.move(5, 5);
    assert.equal(await readout.innerText(), "");
    await page.context().close();
  },

  async "can be read by the keyboard"() {
    const page = await open(pages.plain);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the figures");
    await page.keyboard.press("Tab");
    const active = (name) => page.evaluate((attribute) => document.activeElement.getAttribute(attribute), name);
    assert.equal(await active("role"), "slider");
    await page.keyboard.press("Home");
    const start = await active("aria-valuetext");
    await page.keyboard.press("ArrowRight");
    assert.equal(await active("aria-valuenow"), "1");
    assert.notEqual(await active("aria-valuetext"), start);
    assert.ok(await active("aria-label"));
    await page.keyboard.press("End");
    assert.equal(await active("aria-valuenow"), await active("aria-valuemax"));
    await page.keyboard.press("ArrowLeft");
    assert.equal(Number(await active("aria-valuenow")), Number(await active("aria-valuemax")) - 1);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, "solid");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
    await page.keyboard.press("Enter");
    assert.ok(await page.evaluate(() => document.activeElement.parentElement.open));
    await page.context().close();
  },

  async "fits a phone"() {
    for (const width of [375, 320]) {
      for (const url of Object.values(pages)) {
        const page = await open(url, { ...phone, viewport: { width, height: 700 } });
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `scrolls at ${width}`);
        const smallest = await page.evaluate(() =>
          Math.min(...[...document.querySelectorAll(".plot text")]
            .filter((text) => getComputedStyle(text).display !== "none")
            .map((text) => text.getBoundingClientRect().height)));
        assert.ok(smallest >= 10, `text of ${smallest} pixels at ${width}`);
        await page.context().close();
      }
    }
    const page = await open(pages.plain, phone);
    await page.locator("#at-least .plot").tap();
    assert.match(await page.locator("#at-least .readout").innerText(), /^at least/);
    await page.context().close();
  },

  async "has ink that stands out from its paper, by day and by night"() {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open(pages.plain, { colorScheme });
      const contrast = await page.evaluate(() => {
        const luminance = (color) => {
          const [r, g, b] = color.match(/\d+/g).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ratio = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
        const paper = getComputedStyle(document.body).backgroundColor;
        const of = (selector, property) => ratio(getComputedStyle(document.querySelector(selector))[property], paper);
        return { paper, texts: [of("body", "color"), of(".scope", "color"), of(".lead.ask", "color"), of("svg text", "fill"),
                                of(".win-text", "fill"), of(".lose-text", "fill")],
                 lines: [0, 1, 2, 3].map((k) => of(`#density .line.s${k}`, "stroke")) };
      });
      assert.equal(contrast.paper === "rgb(255, 255, 255)", colorScheme === "light");
      for (const ratio of contrast.texts) assert.ok(ratio >= 4.5, `${colorScheme}: text at ${ratio}`);
      for (const ratio of contrast.lines) assert.ok(ratio >= 3, `${colorScheme}: line at ${ratio}`);
      await shot(page, `desktop-${colorScheme}-whole`, true);
      await page.context().close();
    }
  },

  async "prints in black on white, without what only a screen can do"() {
    const page = await open(pages.plain, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(0, 0, 0)");
    assert.equal(await page.locator(".readout:visible").count(), 0);
    const paper = await page.pdf({ path: join(output, "page.pdf"), format: "A4" });
    const sheets = paper.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(sheets >= 3 && sheets <= 20, `${sheets} sheets`);
    await page.context().close();
  },

  async "lacks nothing but the values under the pointer without its script"() {
    const page = await open(pages.plain, { javaScriptEnabled: false });
    assert.match(await page.locator("#answer").innerText(), /Ask for/);
    await page.locator("#density summary").click();
    assert.ok(await page.locator("#density details table").isVisible());
    await page.context().close();
  },
};

let failures = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`ok      The page ${name}`);
  } catch (error) {
    ++failures;
    console.log(`FAILED  The page ${name}\n${error.stack}`);
  }
}
await browser.close();
process.exit(failures === 0 ? 0 : 1);
