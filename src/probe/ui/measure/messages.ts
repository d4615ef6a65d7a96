// The way of messages, both directions, and what survives it.
import { PARCELS } from '../../contract/facts/message-facts';
import type { Parcel, ParcelFact } from '../../contract/facts/message-facts';
import type { Facts } from '../../contract/facts';
import { PARCEL_CONTENTS } from '../../contract/parcels';
import { kindOf, refusalOf } from '../../contract/value';
import { ancestors, withoutPort } from '../place-of';
import type { PluginPort } from '../plugin-port';
import type { Measurement } from './measurement';
import { pause } from './tries';

/** How long something may be under way before it counts as lost, ms. */
const UNDER_WAY = 2_500;

export const messageMeasurement: Measurement = {
  title: 'How messages travel',
  limit: 60,
  run: async (port) => {
    const { heard } = window.probeEarly;
    const hello = await port.ask('hello', {});
    const answer = heard.find(({ message }) => message?.probe === 'answer')!;
    const early = heard.filter(({ message }) => message?.probe === 'early');
    const numbers = early.map(({ message }) => (message as unknown as { readonly number: number }).number);
    return {
      'message.source': answer.source,
      'message.origin': withoutPort(answer.origin),
      'message.keys': answer.keys,
      'message.trusted': answer.trusted,
      'message.pluginId':
        answer.pluginId === undefined ? 'missing' : answer.pluginId === hello.pluginId ? 'figma.pluginId' : `another ${kindOf(answer.pluginId)}`,
      'message.originInPlugin': withoutPort(hello.origin),
      'message.early': numbers.length === 0 ? 'lost' : numbers.length === 3 ? 'all arrive' : `${numbers.length} of 3 arrive`,
      'message.earlyOrder': numbers.length === 0 ? 'lost' : numbers.join(', '),
      'message.earlyWhen': early[0]?.readyState ?? 'lost',
      ...(await waysUp(port, hello.pluginId)),
      ...(await originOptions(port)),
      'message.others': [
        ...new Set(
          heard.filter(({ message, data }) => message === null && !isOwn(data)).map(({ source, data }) => `${shape(data)}, from ${source}`),
        ),
      ].sort(),
    };
  },
};

/** Parcels that arrive damaged are heard without being ours. */
function isOwn(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'pluginMessage' in data;
}

function shape(data: unknown): string {
  return kindOf(data, 3)
    .replace(/-{0,2}figma-color-[a-z-]+: string(, )?/g, '')
    .slice(0, 160);
}

async function waysUp(port: PluginPort, pluginId: string): Promise<Facts> {
  const heard: string[] = [];
  const stop = port.listen((message) => {
    if (message.probe === 'heard') heard.push(message.way);
  });
  const send = (way: string, envelope: object, target: Window): void => {
    port.post({ probe: 'way', way }, envelope, target);
  };
  const above = ancestors();
  above.forEach((target, index) => {
    send(`${index + 1} up`, {}, target);
  });
  const envelopes: readonly (readonly [string, object])[] = [
    ['none', {}],
    ['*', { pluginId: '*' }],
    ['its own', { pluginId }],
    ['another', { pluginId: '1234567890' }],
  ];
  for (const [way, envelope] of envelopes) send(way, envelope, parent);
  send('twice', {}, parent);
  await pause(UNDER_WAY);
  stop();
  return {
    'message.upVia': above.map((_, index) => `${index + 1} up`).filter((way) => heard.includes(way)),
    'message.upPluginId': envelopes.map(([way]) => way).filter((way) => heard.includes(way)),
    'message.onAndOnmessage': heard.filter((way) => way === 'twice').length,
  };
}

async function originOptions(port: PluginPort): Promise<Facts> {
  const heard: string[] = [];
  const stop = port.listen((message) => {
    if (message.probe === 'heard') heard.push(message.way);
  });
  const { nullOrigin, otherOrigin } = await port.ask('origin-options', {});
  await pause(UNDER_WAY);
  stop();
  const told = (outcome: string, way: string): string =>
    outcome === 'works' ? (heard.includes(way) ? 'arrives' : 'is sent and lost') : outcome;
  return { 'message.nullOrigin': told(nullOrigin, 'null-origin'), 'message.otherOrigin': told(otherOrigin, 'other-origin') };
}

export const parcelMeasurement: Measurement = {
  title: 'What messages can carry',
  limit: 60,
  run: async (port) => {
    const facts: Partial<Record<ParcelFact, string>> = {};
    const stop = port.listen((message) => {
      if (message.probe === 'arrived') facts[`up.${message.parcel}`] ??= message.kind;
      if (message.probe === 'parcel') facts[`down.${message.parcel}`] ??= 'content' in message ? kindOf(message.content) : 'left out';
    });
    for (const parcel of PARCELS) await down(port, parcel, facts);
    for (const parcel of PARCELS) {
      try {
        port.post({ probe: 'parcel', parcel, content: PARCEL_CONTENTS[parcel]() });
      } catch (thrown) {
        facts[`up.${parcel}`] = `postMessage throws ${thrown instanceof DOMException ? thrown.name : refusalOf(thrown)}`;
      }
    }
    await pause(UNDER_WAY);
    stop();
    for (const parcel of PARCELS) for (const way of ['up', 'down'] as const) facts[`${way}.${parcel}`] ??= 'never arrives';
    return facts;
  },
};

async function down(port: PluginPort, parcel: Parcel, facts: Partial<Record<ParcelFact, string>>): Promise<void> {
  const { refusal } = await port.ask('parcel-down', { parcel });
  if (refusal !== null) facts[`down.${parcel}`] = refusal;
}
