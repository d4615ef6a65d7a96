// Entry of the probe's panel.
import { render } from 'preact';
import { App } from './panel/app';
import { followTheme } from './panel/follow-theme';
import { PluginPort } from './plugin-port';
import './probe.css';

followTheme(document.documentElement);
render(<App port={new PluginPort()} />, document.getElementById('probe')!);
