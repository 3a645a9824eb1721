import { verifierScript } from './bundle-verifier-script.ts';
import { verifierScreen } from './bundle-verifier-screen.ts';

/**
 * The page that lies in every bundle: whoever opens it in a browser and hands it the bundle's files is told
 * whether they are whole. One file, no network.
 */
export const verifierPage = `<!doctype html>
<html lang="uk">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Звірка: перевірка журналу</title>
<style>
:root { color-scheme: light; font: 18px/1.5 system-ui, sans-serif; color: #16202b; background: #f4f6f8; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; }
#drop { border: 2px dashed #51606f; border-radius: 12px; padding: 1.5rem; background: #fff; }
#drop.over { border-color: #0b5cad; background: #e9f2fb; }
label { display: inline-block; margin: .25rem .75rem .25rem 0; }
input[type='text'] { width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; }
button, input[type='file'] { font: inherit; min-height: 44px; }
#told { margin-top: 1.5rem; }
#told[data-verdict] { border-left: 10px solid; padding: .5rem 1rem; background: #fff; }
#told[data-verdict='holds'] { border-color: #11703c; }
#told[data-verdict='broken'] { border-color: #b3261e; }
#told h2 { margin: 0; font-size: 1.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: .85rem; align-self: center; }
</style>
</head>
<body>
<h1>Перевірка журналу «Звірки»</h1>
<p>Ця сторінка перевіряє, чи журнал цілий. Вона працює без мережі: файли не залишають цього комп’ютера.</p>
<div id="drop">
<p>Перетягніть сюди файли пакета, теку з ними або один файл .zip, чи виберіть їх:</p>
<label>Файли або .zip <input id="files" type="file" multiple></label>
<label>Тека <input id="folder" type="file" webkitdirectory></label>
<p><label for="key">Ключ, який показує робоче місце (якщо маєте)</label><input id="key" type="text" autocomplete="off" spellcheck="false"></p>
<p><label>Підтвердження перевірки, якщо його теж треба звірити <input id="receipt" type="file"></label></p>
</div>
<div id="told" role="status" aria-live="polite"></div>
<script>
${verifierScript}${verifierScreen}
</script>
</body>
</html>
`;
