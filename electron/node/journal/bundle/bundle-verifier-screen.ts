/** The face of the verifier page: takes files, shows what `verifyBundle` reports. */
export const verifierScreen = String.raw`
const SENTENCES = {
  'not-a-bundle': 'Це не пакет журналу.',
  'zip-damaged': 'Файл .zip пошкоджено.',
  'file-missing': 'Бракує файлу',
  'file-unknown': 'Зайвий файл',
  'file-too-long': 'Файл довший, ніж може бути',
  'manifest-unreadable': 'Опис пакета не читається.',
  'manifest-differs': 'Опис пакета каже інше, ніж є насправді',
  'key-unreadable': 'Файл ключа не читається.',
  'key-differs': 'Пакет підписано іншим ключем, ніж ви вказали.',
  'checkpoint-unsigned': 'Контрольну точку не підписано цим ключем.',
  'line-unreadable': 'Рядок не є записом журналу',
  'line-too-long': 'Рядок довший за будь-який запис',
  'number-differs': 'На цьому місці має бути інший запис',
  'line-differs': 'Запис змінено',
  'lines-missing': 'Звідси записів бракує',
  'lines-left-over': 'Звідси записи зайві',
  'leaves-differ': 'Відбитки записів не ті, які підписано.',
  'root-differs': 'Записи не ті, які підписано. Де саме, сказати не можна.',
};
const RECEIPTS = {
  holds: 'Підтвердження відповідає записові журналу.',
  'leaf-only': 'Підтвердження є в журналі; текст запису вже вилучено за строком зберігання.',
  broken: 'Підтвердження не відповідає журналу.',
};
const element = (id) => document.getElementById(id);
let held = [];
let turn = 0;
function line(parent, tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  parent.append(made);
}
function show(verdict, title, lines, facts) {
  const told = element('told');
  told.replaceChildren();
  if (verdict) told.dataset.verdict = verdict;
  else delete told.dataset.verdict;
  line(told, 'h2', title);
  for (const text of lines) line(told, 'p', text);
  const list = document.createElement('dl');
  for (const [name, value] of facts) { line(list, 'dt', name); line(list, 'dd', value); }
  told.append(list);
  if (verdict) told.scrollIntoView({ block: 'nearest' });
}
function sentence(fault) {
  const where = fault.line === undefined ? '' : ' (рядок ' + fault.line + ')';
  return SENTENCES[fault.kind] + where + (fault.file === undefined ? '' : ': ' + fault.file);
}
function tellReport(report) {
  const facts = [['Записів', String(report.entries)]];
  if (report.purged > 0) facts.push(['З них вилучено за строком', String(report.purged)]);
  if (report.origin) facts.push(['Журнал', report.origin]);
  if (report.root) facts.push(['Корінь', report.root]);
  if (report.key) facts.push(['Ключ', report.key]);
  const lines = report.faults.map(sentence);
  if (report.receipt) lines.push(RECEIPTS[report.receipt]);
  if (report.holds && report.keyIs !== 'given')
    lines.push('Ключ узято з самого пакета. Порівняйте його з тим, який показує робоче місце: лише тоді відомо, чий це журнал.');
  show(report.holds ? 'holds' : 'broken', report.holds ? 'Журнал цілий' : 'Журнал не цілий', lines, facts);
}
async function check() {
  if (held.length === 0) return;
  const own = (turn += 1);
  show('', 'Перевіряємо…', [], []);
  try {
    const only = held.length === 1 && /\.zip$/i.test(held[0].name) ? held[0] : undefined;
    const files = only ? await unzip(only) : new Map(held.map((file) => [file.name, file]));
    for (const name of files.keys()) if (/^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i.test(name)) files.delete(name);
    const paper = element('receipt').files[0];
    const receipt = paper ? JSON.parse(await paper.text()) : undefined;
    const tell = (done, total) => { if (own === turn) show('', 'Перевіряємо… ' + done + ' з ' + total, [], []); };
    const report = await verifyBundle(files, element('key').value.trim() || undefined, receipt, tell);
    if (own === turn) tellReport(report);
  } catch (error) {
    if (own === turn) show('broken', 'Журнал не цілий', ['Файли не вдалося прочитати (' + error.name + ').'], []);
  }
}
async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
  const reader = entry.createReader();
  const found = await new Promise((done, failed) => reader.readEntries(done, failed));
  return (await Promise.all(found.map(filesIn))).flat();
}
for (const id of ['files', 'folder']) element(id).addEventListener('change', (event) => {
  held = [...event.target.files];
  void check();
});
for (const id of ['key', 'receipt']) element(id).addEventListener('change', () => void check());
const drop = element('drop');
for (const name of ['dragenter', 'dragover']) drop.addEventListener(name, (event) => {
  event.preventDefault();
  drop.classList.add('over');
});
drop.addEventListener('dragleave', () => drop.classList.remove('over'));
drop.addEventListener('drop', async (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  held = (await Promise.all(entries.map(filesIn))).flat();
  void check();
});
`;
