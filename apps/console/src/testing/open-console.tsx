import { cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../app';
import type { Person } from '../gateway/answers';
import { Gateway } from '../gateway/gateway';
import { type Language, Languages } from '../language/languages';
import { FakeGateway } from './fake-gateway';

/** A busy machine may need longer than the library's second. */
configure({ asyncUtilTimeout: 15_000 });

interface Opened {
  readonly path?: string;
  readonly person?: Person | undefined;
  readonly language?: Language;
  readonly prepare?: (gateway: FakeGateway) => void;
}

/** The console at an address, in front of a gateway; in English unless told. */
export function openConsole({ path = '/', person, language = 'en_US', prepare }: Opened) {
  cleanup();
  window.localStorage.setItem('pc.language', language);
  window.history.replaceState(null, '', `/console${path}`);
  const gateway = new FakeGateway(person);
  prepare?.(gateway);
  const languages = new Languages(window);
  render(<App languages={languages} gateway={new Gateway(() => languages.current)} />);
  return { gateway, user: userEvent.setup() };
}

export const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
export const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
export const input = (name: string | RegExp) => screen.getByLabelText<HTMLInputElement>(name);
