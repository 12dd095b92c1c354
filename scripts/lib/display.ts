import { spawn } from 'node:child_process';
import { hasDisplay, isOnPath } from './linux-libraries.ts';
import { say, SetupError } from './say.mjs';

/**
 * Gives the windows of this run a screen: the person's own where there is one, otherwise a virtual one (Xvfb) that
 * ends with this process. Sets DISPLAY for the processes started from here.
 * @returns ends the virtual screen
 */
export async function ensureDisplay(): Promise<() => void> {
  if (process.platform !== 'linux' || hasDisplay()) return () => undefined;
  if (!isOnPath('Xvfb'))
    throw new SetupError('There is no display and no Xvfb. Run npm start or npm test, which prepare it.');
  const stop = await openVirtualDisplay();
  say(`There is no display; the windows are drawn on a virtual one (${process.env['DISPLAY']}).`);
  return stop;
}

/**
 * A virtual screen (Xvfb) that ends with this process. Sets DISPLAY for the processes started from here.
 * @param more arguments for Xvfb
 * @returns ends the virtual screen
 */
export async function openVirtualDisplay(more: readonly string[] = []): Promise<() => void> {
  // -ac lets the unprivileged user that Electron runs as draw on it; nothing listens on the network.
  const screen = ['-screen', '0', '1600x1000x24', '-ac', '-nolisten', 'tcp', '-displayfd', '3', ...more];
  const server = spawn('Xvfb', screen, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    let text = '';
    server.on('error', reject);
    server.on('exit', (code) => reject(new SetupError(`The virtual display did not start (Xvfb ended with ${code}).`)));
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.endsWith('\n')) resolve(text.trim());
    });
  });
  server.unref();
  const stop = () => void server.kill();
  process.once('exit', stop);
  process.env['DISPLAY'] = `:${number}`;
  return stop;
}
