import { chromium } from 'playwright-core';
import { DIST } from '../build/build-target';
import { serveDist } from '../serve/serve-dist';
import { timeLarge } from './hand/large-painting';
const site = await serveDist({ folder: DIST });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
console.log(JSON.stringify(await timeLarge(browser, site.url, 4)));
await browser.close(); await site.close();
