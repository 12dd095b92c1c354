import './zod-without-eval.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { host } from './host.ts';
import { startKieli } from './kieli/i18n.ts';

const info = await host.call('app.info', null);
await startKieli(info.kieli);
const place = document.getElementById('app');
if (place !== null) createRoot(place).render(<App host={host} info={info} />);
