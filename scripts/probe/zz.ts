import { openProbeStage } from './stand-in-stage';
import { writeFileSync } from 'node:fs';
const stage = await openProbeStage({ executablePath: '/usr/bin/chromium', theme: process.argv[2] as 'light' });
stage.page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
stage.page.on('console', (m) => console.log('CONSOLE', m.type(), m.text().slice(0, 300)));
try {
await (await stage.panel('ready')).page().screenshot({ path: '/tmp/probe/ready.png' });
const t = Date.now();
const timer = setInterval(() => { void stage.page.screenshot({ path: '/tmp/probe/running.png' }); void stage.panel().then(f => f.evaluate(() => document.querySelector('section')!.innerText)).then(x => console.log((Date.now()-t)/1000, x.replaceAll('\n', ' '))).catch(()=>0); }, 4000);
const profile = await stage.run();
clearInterval(timer);
console.log('took', (Date.now() - t) / 1000);
writeFileSync('/tmp/probe/profile.json', JSON.stringify(profile, null, 2));
await stage.page.screenshot({ path: '/tmp/probe/done.png' });
} finally { await stage.close(); }
