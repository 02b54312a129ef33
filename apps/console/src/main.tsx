import { createRoot } from 'react-dom/client';
import { App } from './app';
import { Gateway } from './gateway/gateway';
import { Languages } from './language/languages';
import './style.css';

const languages = new Languages(window);
const gateway = new Gateway(() => languages.current);
createRoot(document.getElementById('console')!).render(<App languages={languages} gateway={gateway} />);
