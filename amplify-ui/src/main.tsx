import '@cloudscape-design/global-styles/index.css';
import './styles/base.css';
import './styles/header.css';
import './styles/figures.css';
import './styles/bands.css';
import './styles/charts.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadConfig } from './session/config.ts';
import { startSignIn } from './session/start-sign-in.ts';
import { startTheme } from './theme/theme.ts';

startTheme();
const place = document.getElementById('root');
if (place !== null) {
  const root = createRoot(place);
  const config = await loadConfig().catch(() => undefined);
  const signIn = config === undefined ? undefined : startSignIn(config);
  root.render(<App config={config} signIn={signIn} />);
}
