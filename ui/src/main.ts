// The window's first step: how it looks, where it stands, who is here.

import { mount } from 'svelte';

import './kit/tokens.css';
import './kit/base.css';
import App from './App.svelte';
import { useHost } from './app/host';
import { startWatching } from './app/alone';
import { startLook } from './app/look.svelte';
import { startFollowing } from './app/session.svelte';

// The sketch mode (`vite ui --mode preview`) shows every place without a core; a built window holds none of it.
if (import.meta.env.MODE === 'preview') useHost((await import('./test/sketch')).sketchHost());

startLook();
startFollowing();
startWatching();

const target = document.getElementById('paduk');
if (target) mount(App, { target });
