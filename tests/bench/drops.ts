import { dialects } from '../fakes/dialects.ts';
import { serveDroppingDay } from '../fixtures/dropping-day.ts';
import { table, type Row } from './figures.ts';

/** A thousand checks with each adapter; the registry drops every third answer after the commit. */
export async function measureDrops(): Promise<string> {
  const rows: Row[] = [];
  for (const dialect of dialects) {
    const { checks, drops, green, red, doubled } = await serveDroppingDay(dialect, 1_000);
    const again = dialect.replays ? `${String(doubled)} (answered once)` : String(doubled);
    rows.push([dialect.name, String(checks), String(drops), String(green), String(red), again]);
  }
  const heads: Row = ['', 'checks', 'drops', 'green', 'red', 'codes sent again'];
  return table('Drops after the commit, honest citizens', heads, rows);
}
